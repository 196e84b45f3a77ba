using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Model;
using CollaborationManifesto.Reviewing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Proof;

/// <summary>Bodies up to ten megabytes, and texts at their limits in characters of different byte sizes.</summary>
public sealed class BodySizeTests(SharedAzurite azurite, ReliabilityTable table)
{
    private const int Largest = 10 * 1024 * 1024;

    private static readonly string[] Generous = ["--Limits:Burst=100000", "--Limits:TotalBurst=1000000"];

    private static readonly string[] Routes =
        ["contributions/check", "contributions", "contributions/status", "contributions/address", "review", "review/link", "desk", "desk/order", "desk/editions", "desk/import", "desk/import/file?token=made-up", "desk/themes", "desk/themes/theme", "desk/themes/principle", "desk/link", "problems", "problems/status", "problems/address", "desk/problems", "signatures/check", "signatures", "signatures/own", "signatures/news", "desk/signatures", "desk/signatures/import?token=made-up", "curators/mail", "curators/mail?token=made-up"];

    private static readonly string[] Types = ["application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=b", "text/plain"];

    /// <summary>Chunked and with a declared length.</summary>
    private static readonly bool[] Ways = [false, true];

    /// <summary>One character each to a reader, but of one, eight and five bytes.</summary>
    private static readonly (string Name, string Letter)[] Alphabets = [("ASCII", "x"), ("emoji", "👍🏽"), ("combining marks", "e\u0323\u0302\u030c")];

    [Fact]
    [Trait(ReliabilityTable.Trait, ReliabilityTable.Value)]
    public async Task Bodies_over_the_limit_are_refused_and_others_answered()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps(), Generous);
        var limit = BodyReader.MaxBytes;
        int[] sizes = [0, 1, 2, 1_000, 4_096, 4_097, 65_536, limit - 1, limit, limit + 1, 1024 * 1024, Largest];
        var requests = from route in Routes from type in Types from size in sizes from chunked in Ways select (route, type, size, chunked);
        var all = requests.ToList();
        var wrong = new List<string>();

        foreach (var (route, type, size, chunked) in all)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, app.Function(route)) { Content = Body(size, type) };
            request.Headers.TransferEncodingChunked = chunked;
            using var answer = await app.Browser.Http.SendAsync(request);
            // One-click posts are not read beyond the token, and uploads not without a valid one. Other content types are refused at any size.
            var tooLarge = size > limit && Types.Take(3).Contains(type) && !route.Contains('?', StringComparison.Ordinal);
            if ((int)answer.StatusCode is < 400 or >= 500 || tooLarge != (answer.StatusCode == HttpStatusCode.RequestEntityTooLarge))
                wrong.Add($"{(int)answer.StatusCode}: {route} {type} {size} {(chunked ? "chunked" : "")}");
        }

        Assert.Empty(wrong);
        Assert.Empty(await app.ContributionIds());
        table.Passed("bodies of 0 bytes to 10 MB", $"{all.Count:N0} posts to {Routes.Length} addresses", "each the right status, 0 server errors, 0 stored");
    }

    [Fact]
    [Trait(ReliabilityTable.Trait, ReliabilityTable.Value)]
    public async Task Field_limits_count_characters_not_bytes()
    {
        // So that one curator's edit does not publish it.
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps(), [.. Generous, "--Curation:ApprovalsNeeded=3"]);
        var intake = app.Get<IOptions<IntakeSettings>>().Value;
        (string Field, int Limit, Func<Contribution, string?> Kept)[] fields =
        [
            ("title", intake.TitleMaxLength, kept => kept.Title), ("text", intake.TextMaxLength, kept => kept.Text),
            ("name", intake.NameMaxLength, kept => kept.Contributor.Name), ("organisation", intake.NameMaxLength, kept => kept.Contributor.Organisation),
        ];
        var cases = (from field in fields from alphabet in Alphabets from length in new[] { field.Limit - 1, field.Limit, field.Limit + 1 } select (field, alphabet, length)).ToList();

        foreach (var (field, alphabet, length) in cases)
        {
            var typed = string.Concat(Enumerable.Repeat(alphabet.Letter, length));
            var what = $"{field.Field} of {length} in {alphabet.Name}";
            var check = await (await app.Contributor.Fills()).Type(field.Field, typed).Submit();
            Assert.Equal((what, length > field.Limit ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.OK), (what, check.Status));
            if (length > field.Limit)
                Assert.Equal((what, typed, 1), (what, check.Value(field.Field), check.Errors.Count));
            else
                Assert.Equal((what, typed.Normalize()), (what, field.Kept(await Stored(app, await check.Submit()))));
        }

        var depths = await Depths(app, intake.TextMaxLength);
        var reasons = await Reasons(app, ReviewRules.MaxReasonLength);
        var addresses = await Addresses(app);
        table.Passed(
            "each field at its limit, one below and one above", $"title, text, name, organisation, a principle’s importance and meaning, reason, address: {cases.Count + depths + reasons + addresses} texts in ASCII, emoji and combining marks", "each the right status, 0 server errors, accepted texts as typed");
    }

    /// <summary>Curators write importance and meaning on their own page.</summary>
    private static async Task<int> Depths(ManifestoApp app, int limit)
    {
        var form = await (await app.Contributor.Fills("To be deepened")).Choose("kind", "principle").Type("text", "What was agreed.").Submit();
        var status = await form.Submit();
        await app.Services.HandleMessages();
        (string Field, Func<Contribution, string?> Kept)[] fields = [("importance", kept => kept.Importance), ("meaning", kept => kept.Meaning)];
        var cases = (from field in fields from alphabet in Alphabets from length in new[] { limit - 1, limit, limit + 1 } select (field, alphabet, length)).ToList();
        foreach (var (field, alphabet, length) in cases)
        {
            var typed = string.Concat(Enumerable.Repeat(alphabet.Letter, length));
            var what = $"{field.Field} of {length} in {alphabet.Name}";
            var answer = await (await app.Curators.Edits(Curators.Amina, "To be deepened")).Type(field.Field, typed).Submit();
            Assert.Equal((what, length > limit ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.OK), (what, answer.Status));
            if (length > limit)
                Assert.Equal((what, typed, 1), (what, answer.Value(field.Field), answer.Errors.Count));
            else
                Assert.Equal((what, typed.Normalize()), (what, field.Kept(await Stored(app, status))));
        }

        return cases.Count;
    }

    /// <summary>A curator types a reason on another page.</summary>
    private static async Task<int> Reasons(ManifestoApp app, int limit)
    {
        var status = await app.Contributor.Sends("To be held");
        await app.Services.HandleMessages();
        var cases = (from alphabet in Alphabets from length in new[] { limit - 1, limit, limit + 1 } select (alphabet, length)).ToList();
        foreach (var (alphabet, length) in cases)
        {
            var reason = string.Concat(Enumerable.Repeat(alphabet.Letter, length));
            var answer = await app.Curators.Decides(Curators.Amina, "To be held", "object", reason);
            Assert.Equal((alphabet.Name, length, length > limit ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.OK), (alphabet.Name, length, answer.Status));
            var kept = (await app.Get<ContributionStore>().FindAsync(app.IdIn(status), CancellationToken.None))!.Value.Value.Votes.Values.Single().Reason;
            Assert.Equal(length <= limit, kept == reason.Normalize());
        }

        return cases.Count;
    }

    /// <summary>An address has at most 254 characters (RFC 5321), and no emoji.</summary>
    private static async Task<int> Addresses(ManifestoApp app)
    {
        var domain = $"@{string.Concat(Enumerable.Repeat("abcdefghi.", 20))}org";
        foreach (var length in new[] { 253, 254, 255 })
        {
            var check = await (await app.Contributor.Fills()).Type("email", new string('x', length - domain.Length) + domain).Submit();
            Assert.Equal((length, length > 254 ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.OK), (length, check.Status));
        }

        return 3;
    }

    private static async Task<Contribution> Stored(ManifestoApp app, WebPage receipt) =>
        (await app.Get<ContributionStore>().FindAsync(app.IdIn(receipt), CancellationToken.None))!.Value.Value;

    private static ByteArrayContent Body(int size, string type)
    {
        var start = type.EndsWith("json", StringComparison.Ordinal) ? """{"title":" """ : "title=";
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(start.PadRight(size, 'x')[..size]));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }
}
