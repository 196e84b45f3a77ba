using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Benchmarks;

/// <summary>
/// Serves generated rows as the projection's table, all published and decided, a thousand a page like the real one. Writing 100,000 real
/// rows would take longer than the measurement.
/// </summary>
internal sealed class GeneratedTable(int items) : HttpMessageHandler
{
    private const int PageSize = 1_000;
    private const int Principles = 50;
    private const string Act = """{ "commandId": "1", "at": "2026-01-01T00:00:00Z", "curatorId": "1", "curatorName": "Amina" }""";
    private static readonly string[] Categories = ["culture", "tools", "behaviours", "decision-making", "communication"];
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Rises with each edit of the one barrier that the benchmark changes.</summary>
    public int Edits { get; set; }

    /// <summary>A barrier near the end.</summary>
    private int Edited => items - (items % 15) - 2;

    /// <summary>All name the first version.</summary>
    public int Editions { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(
        request.RequestUri!.AbsolutePath.Contains("_change", StringComparison.Ordinal) ? Answer(Change())
        : request.RequestUri.Query.Contains("published", StringComparison.Ordinal) ? Page(request.RequestUri.Query, "published", Row)
        : request.RequestUri.Query.Contains("editions", StringComparison.Ordinal) ? Answer(new { value = Enumerable.Range(1, Editions).Select(Edition) })
        : request.RequestUri.Query.Contains("closed", StringComparison.Ordinal) ? Page(request.RequestUri.Query, "closed", Decided)
        : Answer(new { value = Array.Empty<object>() }));

    private HttpResponseMessage Page(string query, string partition, Func<int, Dictionary<string, object?>> row)
    {
        var from = query.Split("NextRowKey=") is [_, var next] ? int.Parse(next.Split('&')[0], CultureInfo.InvariantCulture) : 0;
        var to = Math.Min(from + PageSize, items);
        var answer = Answer(new { value = Enumerable.Range(from, to - from).Select(row) });
        if (to < items)
        {
            answer.Headers.Add("x-ms-continuation-NextPartitionKey", partition);
            answer.Headers.Add("x-ms-continuation-NextRowKey", to.ToString(CultureInfo.InvariantCulture));
        }

        return answer;
    }

    private Dictionary<string, object?> Change() => new() { ["PartitionKey"] = "published", ["RowKey"] = "_change", ["Mark"] = $"{items}-{Edits}" };

    private static Dictionary<string, object?> Edition(int number) => new()
    {
        ["PartitionKey"] = "editions",
        ["RowKey"] = number.ToString("D6", CultureInfo.InvariantCulture),
        ["Snapshot"] = 1,
        ["TakenAt"] = Time(number),
        ["TakenAt@odata.type"] = "Edm.DateTime",
        ["TakenSha256"] = "",
        ["Title"] = $"Edition {number}",
        ["Note"] = "What is new.",
        ["Proposed"] = Act,
        ["Named"] = Act,
        ["Corrections"] = "[]",
    };

    private static Dictionary<string, object?> Decided(int number) => new()
    {
        ["State"] = nameof(ContributionState.Approved),
        ["SubmittedAt"] = Time(number),
        ["SubmittedAt@odata.type"] = "Edm.DateTime",
        ["DecidedAt"] = Time(number + 1),
        ["DecidedAt@odata.type"] = "Edm.DateTime",
    };

    private Dictionary<string, object?> Row(int number)
    {
        var kind = number < Principles ? ContributionKind.Principle : number % 5 == 4 ? ContributionKind.Experience : number % 3 == 0 ? ContributionKind.Guidance : ContributionKind.Barrier;
        var edited = number == Edited && Edits > 0 ? $" Edited {Edits} times." : "";
        return new()
        {
            ["PartitionKey"] = "published",
            ["RowKey"] = Id(number).ToString(),
            ["Live"] = true,
            ["State"] = nameof(ContributionState.Approved),
            ["Revision"] = 1,
            ["ContentVersion"] = 1,
            ["Kind"] = kind.ToString(),
            ["Slug"] = $"{kind}-{number}".ToLowerInvariant(),
            ["Category"] = Categories[number % Categories.Length],
            ["Title"] = $"{kind} {number} that someone has met",
            ["Text"] = $"We began with *good will* and no shared plan, as team {number} put it.{edited}\n\nThen we wrote down who decides what, and by when.",
            ["Principles"] = kind is ContributionKind.Principle or ContributionKind.Experience ? "" : Id(number % Principles).ToString(),
            ["About"] = kind == ContributionKind.Experience ? Id(number - 1).ToString() : null,
            ["Again"] = kind == ContributionKind.Experience ? nameof(TryAgain.Yes) : null,
            ["Credit"] = number % 2 == 0 ? $"Council {number % 100}" : null,
            ["Edited"] = edited.Length > 0,
            ["FirstApprovedAt"] = Time(number),
            ["FirstApprovedAt@odata.type"] = "Edm.DateTime",
            ["SubmittedAt"] = Time(number),
            ["SubmittedAt@odata.type"] = "Edm.DateTime",
            ["WrittenAt"] = Time(number),
            ["WrittenAt@odata.type"] = "Edm.DateTime",
            ["ChangedAt"] = Time(number + Edits),
            ["ChangedAt@odata.type"] = "Edm.DateTime",
        };
    }

    private static ContributionId Id(int number) => ContributionId.FromKey("benchmark", number.ToString(CultureInfo.InvariantCulture));

    private static string Time(int minute) => Start.AddMinutes(minute).UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static HttpResponseMessage Answer(object content) => new(HttpStatusCode.OK)
    {
        Content = new StringContent(JsonSerializer.Serialize(content), Encoding.UTF8, "application/json"),
    };
}
