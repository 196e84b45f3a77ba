using System.Net;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;

namespace CollaborationManifesto.App.Tests.Curation;

public sealed class EditingTests(SharedAzurite azurite)
{
    private const string Title = "Nobody wroted down why";

    [Fact]
    public async Task Edited_words_are_published_beside_a_note_and_their_contributor_sees_both()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var status = await app.Contributor.Sends(Title, "So we argued it again in March.");
        var edit = await app.Curators.Edits(Curators.Amina, Title);
        Assert.Equal((Title, "So we argued it again in March.", "barrier", "decision-making"), (edit.Value("title"), edit.Value("text"), edit.Value("kind"), edit.Value("category")));

        var decided = await edit.Type("title", "Nobody wrote down why").Type("text", "So we argued again in March.").Choose("category", "communication").Submit();

        Assert.Contains("Amina edited it", decided.Text, StringComparison.Ordinal);
        foreach (var page in new[] { decided, await app.Browser.Open(status.Address) })
        {
            var changes = page.Document.QuerySelector(".cm-changes")!;
            Assert.Equal("What curators changed", changes.QuerySelector("h2")!.TextContent);
            Assert.Equal(["wroted", "it"], changes.QuerySelectorAll("del").Select(Words));
            Assert.Equal(["wrote"], changes.QuerySelectorAll("ins").Select(Words));
            Assert.Contains("Category: Decision Making, now Communication", changes.TextContent, StringComparison.Ordinal);
        }

        var board = await app.Published("/board/", "Nobody wrote down why");
        Assert.Contains("Edited by curators", board.Text, StringComparison.Ordinal);
        Assert.Contains("\"editedByCurators\": true", (await app.Published("/manifesto.json", "Nobody wrote down why")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guidance_is_attached_to_principles_and_a_barrier_to_those_that_answer_it()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.PublishPrinciple("Write it down");
        await app.PublishPrinciple("Say no early");
        await app.Contributor.Sends("Nobody knew what was agreed");

        var edit = await app.Curators.Edits(Curators.Ben, "Nobody knew what was agreed");
        Assert.Equal(["Write it down", "Say no early"], edit.Document.QuerySelectorAll("input[name=principles] + label").Select(label => label.TextContent.Trim()));
        var ids = edit.Document.QuerySelectorAll("input[name=principles]").Select(item => item.GetAttribute("value")!).ToList();
        var decided = await edit.Choose("principles", ids[0]).Choose("principles", ids[1]).Submit();

        Assert.Empty(decided.Document.QuerySelectorAll(".cm-changes"));
        foreach (var slug in new[] { "write-it-down", "say-no-early" })
            await app.Published($"/principles/{slug}/", "Nobody knew what was agreed");
        var board = await app.Published("/board/", "Nobody knew what was agreed");
        Assert.Contains("Answered by 1. Write it down and 2. Say no early", board.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Edited by curators", board.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Curators_add_to_a_principle_why_it_is_important_and_what_it_means()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var status = await SendsPrinciple(app);
        var edit = await app.Curators.Edits(Curators.Amina, "Write it down");

        var decided = await edit.Type("importance", "Memory *fades*.").Type("meaning", "- Keep one list\r\n- Date each line").Submit();

        Assert.Contains("Why it’s important", decided.Document.QuerySelector(".cm-changes")!.TextContent, StringComparison.Ordinal);
        var page = await app.Published("/principles/write-it-down/", "Keep one list");
        var headings = page.Document.QuerySelectorAll("main h2").Select(Words).ToList();
        Assert.Equal(["Why it’s important", "What it means", "Guidance", "What people tried and what happened", "Cite this", "How this has changed"], headings);
        Assert.Equal("fades", page.Document.QuerySelector("main em")!.TextContent);
        Assert.Equal(["Keep one list", "Date each line"], page.Document.QuerySelectorAll("main .cm-points li").Select(item => item.TextContent.Trim()));
        Assert.Contains("Date each line", (await app.Browser.Open(status.Address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_by_its_contributor_keeps_what_curators_added_to_a_principle()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var status = await SendsPrinciple(app);
        await (await app.Curators.Edits(Curators.Amina, "Write it down")).Type("meaning", "Keep one list").Submit();
        await app.Published("/principles/write-it-down/", "Keep one list");

        var correct = await (await app.Browser.Open(status.Address)).Choose("wish", "correct").Submit();
        var corrected = await correct.Type("text", "What was agreed, and why.").Submit();

        Assert.Contains("Keep one list", corrected.Text, StringComparison.Ordinal);
        Assert.Contains("What was agreed, and why.", corrected.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_edit_names_the_error_and_keeps_the_text()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.Contributor.Sends(Title);
        var edit = await app.Curators.Edits(Curators.Amina, Title);

        var wrong = await edit.Type("title", "").Type("text", "A *new* text").Submit();

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Enter a title"), (wrong.Status, wrong.Errors.Single()));
        Assert.Equal(("", "A *new* text"), (wrong.Value("title"), wrong.Value("text")));
        Assert.StartsWith("Error: ", wrong.Document.Title, StringComparison.Ordinal);
        Assert.Contains("is approved", (await wrong.Type("title", "Better").Submit()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conflicting_edit_shows_both_versions()
    {
        await using var app = await ManifestoApp.Start(azurite, settings: "--Curation:ApprovalsNeeded=2");
        await app.Contributor.Sends(Title);
        var amina = await app.Curators.Edits(Curators.Amina, Title);
        var ben = await app.Curators.Edits(Curators.Ben, Title);
        await ben.Type("title", "What Ben wrote").Submit();

        var late = await amina.Type("title", "What Amina wrote").Submit();

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal(["This changed since you opened it. Read it again before you decide"], late.Errors);
        Assert.Equal("What Ben wrote", late.Document.QuerySelector(".cm-note__title")!.TextContent.Trim());
        Assert.Equal("What Amina wrote", late.Value("title"));
        var sent = await late.Submit();
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Contains("What Amina wrote", sent.Text, StringComparison.Ordinal);
        Assert.Contains("It has 1 of 2 approvals.", sent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_over_an_objection_asks_the_objector_first()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.Contributor.Sends(Title);
        await app.Curators.Decides(Curators.Carys, Title, "object", "It is not English");

        var edit = await app.Curators.Edits(Curators.Amina, Title);
        Assert.Contains("Carys objected. Everyone is asked to vote on your version. For 5 days only curators who objected can release it", edit.Text, StringComparison.Ordinal);
        var held = await edit.Type("title", "Nobody wrote down why").Submit();

        Assert.Contains("On hold because of an objection to the version before.", held.Text, StringComparison.Ordinal);
        var asked = await app.Curators.Mail(Curators.Carys, "Nobody wrote down why");
        Assert.Contains("Amina edited it.", asked.Text, StringComparison.Ordinal);
        Assert.Contains("is approved", (await app.Curators.Decides(Curators.Carys, "Nobody wrote down why", "approve")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_principle_keeps_its_address_when_its_title_is_edited()
    {
        await using var app = await ManifestoApp.Start(azurite, settings: "--Curation:UndoMinutes=60");
        await app.PublishPrinciple("Write it down");
        var status = (await app.Curators.Decides(Curators.Ben, "Write it down", "undo", "The title")).Document;
        Assert.NotNull(status);
        var again = await Eventually.Some(
            () => app.Mails().FirstOrDefault(mail => mail.To == Curators.Ben && mail.Text.Contains("undid the decision", StringComparison.Ordinal)), "a second mail");

        var review = await app.Browser.Open(Curators.LinkIn(again));
        await (await review.Choose("decision", "edit").Submit()).Type("title", "Write down what was decided").Choose("earlier", "show").Submit();

        var page = await app.Published("/principles/write-it-down/", "Write down what was decided");
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    [Fact]
    public async Task The_contributors_new_version_shows_what_they_changed()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var status = await app.Contributor.Sends(Title, "So we argued it again in March.");
        await app.Curators.Mail(Curators.Amina, Title);

        var correct = await status.Choose("wish", "correct").Submit();
        var corrected = await correct.Type("title", "Nobody wrote down why").Submit();

        Assert.Equal("What you changed", corrected.Document.QuerySelector(".cm-changes h2")!.TextContent);
        var mail = await app.Curators.Mail(Curators.Amina, "Nobody wrote down why");
        Assert.Contains("The person who sent it has changed it.", mail.Text, StringComparison.Ordinal);
        var review = await app.Browser.Open(Curators.LinkIn(mail));
        Assert.Equal("What the person who sent it changed", review.Document.QuerySelector(".cm-changes h2")!.TextContent);
    }

    private static string Words(AngleSharp.Dom.IElement piece) => string.Concat(piece.ChildNodes.Where(node => node.NodeType == AngleSharp.Dom.NodeType.Text).Select(node => node.TextContent)).Trim();

    private static async Task<WebPage> SendsPrinciple(ManifestoApp app) =>
        await (await (await app.Contributor.Fills("Write it down", "What was agreed.")).Choose("kind", "principle").Submit()).Submit();
}
