using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Contributing;
using CollaborationManifesto.Core.Tests.Web;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Editions;
using CollaborationManifesto.Flagging;
using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Reporting;
using CollaborationManifesto.Reviewing;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Sessions.Outcomes;
using CollaborationManifesto.Sessions.Walls;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Signing;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Sessions.Closing;
using CollaborationManifesto.Sessions.Joining;
using CollaborationManifesto.Sessions.Leading;
using CollaborationManifesto.Sessions.Planning;
using CollaborationManifesto.Themes;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using CollaborationManifesto.Workshops;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RazorSlices;

namespace CollaborationManifesto.Core.Tests.Words;

/// <summary>
/// In another language, nothing that people read stays untranslated. All configured and typed text is in Greek letters here, so every Latin
/// letter is ours. Texts for programs and their authors (JSON, CSV, OpenAPI) and for operators are not checked.
/// </summary>
public sealed class AnotherLanguageTests
{
    private static readonly AllWords Words = AnotherLanguage.Words;

    private static readonly ManifestoSettings Manifesto = new()
    {
        Name = "Κανόνες",
        Question = "Τι χρειαζόμαστε;",
        Preamble = "Προοίμιο.",
        LicenceName = "Άδεια",
        Categories = { new() { Name = "1 Εργαλεία" }, new() { Name = "2 Κουλτούρα" } },
    };

    private static readonly CurationSettings Curation = new() { ApprovalsNeeded = 2, DeclineReasons = { "Υπάρχει ήδη", "Άλλο θέμα" } };
    private static readonly Curator Anna = Curator.Create("Άννα", EmailAddress.TryParse("anna@example.org")!);
    private static readonly LinkTokens Tokens = new(new EphemeralDataProtectionProvider());
    private static readonly FakeTimeProvider Clock = new(A.Morning);
    private static readonly SiteAssets Assets = new(Options.Create(Manifesto));
    private static readonly PageFrames Frames = FramesOf(open: true);
    private static readonly PageFrame Frame = Frames.ForApi("Τίτλος", Assets.All.Take(1).ToList());

    private static readonly ImmutableArray<HistoryEntry> Everything =
        [.. Enum.GetValues<HistoryAction>().Select((action, index) => new HistoryEntry($"{index}", A.Morning, action, Anna.Id, Anna.Name, "Λόγος", "Υπάρχει ήδη"))];

    private static readonly IReadOnlyList<PrincipleTitle> Principles = [new(A.Id("α"), "Πρώτη"), new(A.Id("β"), "Δεύτερη")];

    [Fact]
    public async Task The_site_has_no_untranslated_sentence()
    {
        var left = new List<(string Place, string Left)>();
        foreach (var (manifesto, open) in new[] { (ManifestoBuilder.Build(Rows, Manifesto, Themes) with { Signatories = Signatories }, true), (ManifestoBuilder.Build([], Manifesto), false) })
        {
            var pages = Renderer(open).Plan(manifesto, manifesto.Principles.IsEmpty ? SiteHistory.Empty : History, Stewardship).Where(file => file.Path.EndsWith(".html", StringComparison.Ordinal)).ToList();
            Assert.True(pages.Count > 15);
            foreach (var page in pages)
                left.AddRange(LeftIn(Encoding.UTF8.GetString((await page.Render()).Content.Span), page.Path));
        }

        AssertNone(left);
    }

    [Fact]
    public void The_feed_and_the_whole_text_have_no_untranslated_sentence()
    {
        var manifesto = ManifestoBuilder.Build(Rows, Manifesto, Themes);
        var feed = XDocument.Parse(Encoding.UTF8.GetString(ManifestoFeed.Create(manifesto, ChangeHistory.From(manifesto, History.Changes), History.Editions, Manifesto, A.Site, Words).Span)).Root!;

        Assert.Equal("el-GR", (string?)feed.Attribute(XNamespace.Xml + "lang"));
        Assert.Empty(feed.Descendants().Where(element => element.Name.LocalName is "title" or "subtitle" or "rights" or "name").SelectMany(element => AnotherLanguage.LeftIn(element.Value)));
        Assert.Empty(AnotherLanguage.LeftIn(Encoding.UTF8.GetString(ManifestoMarkdown.Create(manifesto, Manifesto, A.Site, Words).Span)));
    }

    [Fact]
    public async Task The_functions_pages_have_no_untranslated_sentence()
    {
        var left = new List<(string Place, string Left)>();
        foreach (var page in FunctionsPages)
            left.AddRange(LeftIn(await Page.TextAsync(page), page.GetType().Name));

        AssertNone(left);
    }

    [Fact]
    public void Every_page_template_is_checked()
    {
        var templates = typeof(AllWords).Assembly.GetTypes()
            .Where(type => typeof(IUsesLayout<Layout, PageFrame>).IsAssignableFrom(type))
            // The site's plan covers its own templates.
            .Where(type => !type.Name.StartsWith("Publishing_", StringComparison.Ordinal));

        Assert.Equal(templates.Select(type => type.Name).Order(), FunctionsPages.Select(page => page.GetType().Name).Distinct().Order());
    }

    [Fact]
    public async Task Emails_have_no_untranslated_sentence()
    {
        var mails = await Mails();

        AssertNone(mails.SelectMany(one => LeftIn(one.Mail.Html, one.Writer)));
        AssertNone(mails.SelectMany(one => AnotherLanguage.LeftIn($"{one.Mail.Subject}\n{one.Mail.Text}").Select(left => (one.Writer, left))));
    }

    [Fact]
    public async Task Every_email_writer_is_checked()
    {
        var writers = typeof(AllWords).Assembly.GetTypes()
            .Where(type => type.IsPublic)
            .SelectMany(type => type.GetMethods().Where(method => method.IsPublic && method.ReturnType == typeof(Task<EmailMessage>)).Select(method => $"{type.Name}.{method.Name}"));

        Assert.Equal(writers.Order(), (await Mails()).Select(mail => mail.Writer).Distinct().Order());
    }

    [Theory]
    [InlineData("<p>Hello</p>")]
    [InlineData("<p>Ｈｅｌｌｏ on 2 Μαρτίου 2026</p>")]
    [InlineData("<p>1,400</p>")]
    [InlineData("<title>Hello</title>")]
    [InlineData("<nav aria-label=\"Main\"></nav>")]
    [InlineData("<img alt=\"A picture\">")]
    [InlineData("<input placeholder=\"Name\">")]
    [InlineData("<form data-title-missing=\"Enter a title\"></form>")]
    [InlineData("<template><span>Error:</span></template>")]
    [InlineData("<meta name=\"description\" content=\"What this is\">")]
    public void An_untranslated_sentence_is_found(string html) => Assert.NotEmpty(AnotherLanguage.LeftIn(Html.Parsed(html)));

    private static IEnumerable<(string Place, string Left)> LeftIn(string html, string place)
    {
        var page = Html.Parsed(html);
        return new[] { $"lang={page.DocumentElement.GetAttribute("lang")}" }.Where(language => language != "lang=el-GR")
            .Concat(AnotherLanguage.LeftIn(page))
            .Select(left => (place, left));
    }

    /// <summary>Names the first place of each finding.</summary>
    private static void AssertNone(IEnumerable<(string Place, string Left)> left)
    {
        var found = left.DistinctBy(one => one.Left).Select(one => $"{one.Place}: {one.Left}").ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    // The site.

    private static IEnumerable<PublishedRow> Rows =>
    [
        Row(A.Principle("Πρώτη", 1, importance: "Διότι.", meaning: "- ένα\n- δύο")),
        A.DraftedFrom(Row(A.Principle("Δεύτερη", 2)), "Οδηγία", "Απαντημένο"),
        A.DraftedFrom(Row(A.Principle("Γραμμένη", 2)), "Εκτός"),
        Row(A.Principle("Παλιά", 3), content => content with { Retired = true }),
        Row(A.Guidance("Οδηγία", 4, credit: "Νίκος", principles: ["Πρώτη"])),
        Row(A.Guidance("Άλλη οδηγία", 5), content => content with { Board = "Πίνακας", Edited = true }),
        Row(A.Guidance("Τρίτη οδηγία", 6)),
        Row(A.Barrier("Απαντημένο", 7, principles: ["Πρώτη", "Δεύτερη"]), content => content with { Edited = true }),
        Row(A.Barrier("Χωρίς κατηγορία", 8), content => content with { Category = "3" }),
        A.Gone(A.Barrier("Εκτός", 9)),
        A.Gone(A.Principle("Ενωμένη", 10)) with { MergedInto = A.Id("Πρώτη") },
        .. Enumerable.Range(0, 1_001).Select(number => A.In("Μεγάλο", Row(A.Barrier($"Εμπόδιο {number.ToString(CultureInfo.InvariantCulture)}", 20 + number)))),
        .. Enumerable.Range(0, 23).Select(number => Row(A.Experience($"Εμπειρία {number.ToString(CultureInfo.InvariantCulture)}", "Οδηγία", 30 + number, (TryAgain)(number % 3)))),
        A.In("Μικρό", Row(A.Barrier("Μόνο", 12, principles: ["Πρώτη"]))),
    ];

    private static ImmutableArray<Signatory> Signatories =>
        [new(A.Id("α"), Signed.Text, A.Morning, "παράδειγμα", IsUnconfirmed: true), .. Enumerable.Range(0, 201).Select(_ => new Signatory(A.Id("β"), Signed.Text with { Kind = SignatoryKind.Person, Role = "" }, A.Morning, null))];

    /// <summary>With every change that the site tells of themes, more often than one page has room for.</summary>
    private static Theme[] Themes =>
    [
        A.OnSite(A.Theme("Μεγάλο", "Σημείωση.", 0, [.. Enumerable.Repeat(ThemeAction.Published, 25)])),
        A.OnSite(A.Theme("Μικρό", "", 0, ThemeAction.Published, ThemeAction.TakenOffSite)),
    ];

    private static PublishedRow Row(PublishedRow row, Func<PublishedContent, PublishedContent>? change = null)
    {
        var content = row.Content! with { Category = "1", Text = "Κείμενο." };
        return row with { Content = change is null ? content : change(content) };
    }

    private static SiteHistory History { get; } = HistoryOf(
        [
            .. Enumerable.Range(1, 60).Select(number => new Snapshot(number, A.Morning, new('a', 64), new('a', 64), number == 60 ? A.Morning : null)),
        ],
        Reworded("Πρώτη", new("Παλιά πρώτη", "Κείμενο.", null, null), new("Πρώτη", "Κείμενο.", "Διότι.", "- ένα")),
        Reworded("Δεύτερη", null, new("Δεύτερη", "Κείμενο.", null, null)),
        Reworded("Δεύτερη", new("Δεύτερη", "Άλλο.", null, null), null),
        new(A.Id("Δεύτερη").ToString(), ContributionKind.Principle) { Rewording = new(1, 2, null, null) { IsOld = true } },
        new(A.Id("Δεύτερη").ToString(), ContributionKind.Principle) { Renumbering = new(1, 2) },
        new(A.Id("Παλιά").ToString(), ContributionKind.Principle) { IsGone = true },
        new(A.Id("Ενωμένη").ToString(), ContributionKind.Principle) { IsGone = true },
        new(A.Id("Εκτός").ToString(), ContributionKind.Barrier) { IsGone = true },
        new(A.Id("Οδηγία").ToString(), ContributionKind.Guidance) { IsGone = true },
        new(A.Id("Οδηγία").ToString(), ContributionKind.Guidance) { IsNew = true, HasOtherPrinciples = true },
        new(A.Id("Απαντημένο").ToString(), ContributionKind.Barrier) { Category = new(null, "Πρώτη") },
        new(A.Id("Χωρίς κατηγορία").ToString(), ContributionKind.Barrier) { Category = new("Πρώτη", null) });

    private static ItemChange Reworded(string title, ItemWords? before, ItemWords? now) =>
        new(A.Id(title).ToString(), ContributionKind.Principle) { Rewording = new(1, 2, before, now) };

    private static SiteHistory HistoryOf(ImmutableArray<Snapshot> snapshots, params ItemChange[] changes)
    {
        var log = new SnapshotLog(snapshots, []);
        var act = new EditionAct("1", A.Morning, "1", "Άννα");
        var first = new Edition(1, 60, A.Morning, new('a', 64), "Πρώτη έκδοση", "Σημείωση", act) { Named = act, Corrections = [new(act, Title: true, Note: true)] };
        var content = SnapshotDocument.Without(SnapshotRemovals.From([A.Gone(A.Principle("Παλιά", 3)), A.Gone(A.Barrier("Εκτός", 9))]), SnapshotDocument.Create(ManifestoBuilder.Build([Row(A.Principle("Παλιά", 3)), Row(A.Barrier("Εκτός", 9)), .. Rows.Where(row => row.Id != A.Id("Παλιά") && row.Id != A.Id("Εκτός"))], Manifesto), Manifesto, A.Site))!;
        return new(
            log,
            new(60, [.. changes.Select((change, index) => new RecordedChange(index + 1, A.Morning.AddMonths(-index), change))]),
            new([first, first with { Number = 2, Note = "" }, first with { Number = 3, Snapshot = 59 }], log, new("", new Dictionary<string, string>()), areAsPublished: false, edition => Task.FromResult(edition.Number == 2 ? (ReadOnlyMemory<byte>?)null : content)));
    }

    private static SiteGovernance Stewardship { get; } =
        new(["Άννα"], 1, ModerationFigures.From([new(ContributionState.Declined, A.Morning, A.Morning.AddDays(3), "Υπάρχει ήδη"), new(ContributionState.Declined, A.Morning, A.Morning.AddDays(3), null)]));

    private static PageFrames FramesOf(bool open) => new(Options.Create(A.Site), Options.Create(Manifesto), Options.Create(new IntakeSettings { Open = open }), Assets, Words);

    private static SiteRenderer Renderer(bool open) => new(
        FramesOf(open),
        Assets,
        new(Options.Create(A.Site), Options.Create(Manifesto), Options.Create(new IntakeSettings()), Options.Create(new LimitSettings())),
        Words,
        Options.Create(A.Site),
        Options.Create(Manifesto),
        Options.Create(new IntakeSettings { Open = open }),
        Options.Create(Curation),
        Options.Create(new PrivacySettings { Controller = "Φορέας", ContactEmail = "privacy@example.org" }),
        Options.Create(new AccessibilitySettings { ReviewedOn = new(2026, 3, 2), Audits = { "Έλεγχος" }, KnownProblems = { "Πρόβλημα" } }));

    // The functions' pages.

    private static readonly bool[] Both = [false, true];

    private static IEnumerable<RazorSlice> FunctionsPages =>
    [
        MessagePage.Create(new(Frame, Words.Refusals.NotNow(90), Words.Refusals.BackToSite, "/")),
        Form.Create(FormOf(Typed, WrongFields)),
        Form.Create(FormOf(FormModel.GuidanceOn(A.Id("α")), [])),
        Form.Create(FormOf(Tried, Rules.Parse(Tried).Errors)),
        Form.Create(FormOf(Typed, Rules.Parse(Tried with { About = null }).Errors)),
        .. Enum.GetNames<TryAgain>().Select(again => Check.Create(new(Frame, Words, Tried, Rules.Parse(Tried with { Title = "Τίτλος", Text = "Κείμενο", Again = again, Attribution = "anonymous", Licence = "yes" }).Draft!, null, ""))),
        Check.Create(new(Frame, Words, Typed, Draft("anonymous"), null, "") { Similar = [new(A.Id("α"), ContributionKind.Barrier, "Τίτλος")] }),
        Check.Create(new(Frame, Words, Typed, Draft("named"), "Πρώτη", "")),
        .. Enum.GetValues<ContributionState>().Select(state => Status.Create(StatusOf(Sent(state), state == ContributionState.Merged ? MergeStanding.Published : null))),
        Status.Create(StatusOf(Sent(ContributionState.Merged), MergeStanding.Waiting)),
        Status.Create(StatusOf(Sent(ContributionState.Merged), MergeStanding.Nowhere)),
        Status.Create(StatusOf(Asked with { Earlier = new(Earlier, Editor.Contributor) }, null)),
        Status.Create(StatusOf(Asked with { Earlier = new(null, Editor.Curators) }, null)),
        .. from wish in "withdraw erase send answer link".Split(' ') from published in Both
           select Status.Create(StatusOf(Sent(), null) with { Done = Words.Status.Done(wish, Sent() with { FirstApprovedAt = published ? A.Morning : null }) }),
        .. from state in Enum.GetValues<ContributionState>() from wish in "withdraw erase".Split(' ')
           select OwnConfirm.Create(new(Frame, Words, new(), Sent(state), wish, "", "")),
        .. "withdraw erase".Split(' ').Select(wish => OwnConfirm.Create(new(Frame, Words, new(), Sent(), wish, "", "") { HasParts = true })),
        .. new[] { Words.Status.LinkAddressWrong, Words.Status.LinkRefused, Words.Status.LinkTooOften, Words.Status.LinkNotSent }.Select(error => Status.Create(StatusOf(Sent(), null) with { Errors = [new("email", error)] })),
        Status.Create(StatusOf(Sent(), null) with { Others = [new(Sent(), "")] }),
        Status.Create(StatusOf(Sent(), null) with { Others = [.. Enum.GetValues<ContributionState>().Select(state => new OwnPart(Sent(state), ""))] }),
        Correct.Create(new(Frame, Words, new(), Sent(), new("", null, null, null, "Τίτλος", "Κείμενο", null), "", WrongFields)),
        Address.Create(new(Frame, Words, Sent(), "", [new("answer", Words.Address.AnswerMissing)])),
        DeskAskPage.Create(new(Frame, Words, null, [new("email", Words.Desk.AddressWrong)])),
        .. Enum.GetValues<DeskView>().Select(view => DeskPage.Create(DeskOf(view, Reached))),
        DeskPage.Create(DeskOf(DeskView.Waiting, Unreached(1), [])),
        DeskPage.Create(DeskOf(DeskView.Waiting, Unreached(1_001))),
        DeskPage.Create(OnAnotherPage(before: 50, search: "λόγος")),
        DeskPage.Create(OnAnotherPage(before: null, search: null)),
        .. Enum.GetValues<DeskAction>().Select(action => DeskConfirmPage.Create(Confirm(action))),
        .. Enum.GetValues<DeskAction>().Select(action => DeskActedPage.Create(Acted(action))),
        OrderPage.Create(new(Frame, Words, new("", Principles, Principles, [new("positions-2", Words.Order.NumberWrong("Δεύτερη"))]) { Typed = ["1", "χ"] }, "")),
        OrderPage.Create(new(Frame, Words, new("", Principles, [.. Principles.Reverse()], []) { Move = new(Principles[1].Id, true) }, "")),
        .. EditionStates.Select(shown => EditionsPage.Create(new(Frame, Words, shown, ""))),
        UploadPage.Create(new(Frame, Words, new(Entered, [], null, [.. UploadErrors.Select(error => new FieldError("notes", error))]), "")),
        UploadPage.Create(new(Frame, Words, new(Entered, [.. Enum.GetValues<ImportState>().Select(Import), .. Enumerable.Repeat(Import(ImportState.Done), 60)], new("", "Όνομα", "1", "2", "3", "Κείμενο", default), [new("day", Words.Workshop.DayWrong)]), "")),
        .. from format in Enum.GetValues<ImportFormat>() from counts in new[] { new PreviewedCounts(0, 0, 0, 0, 0), new PreviewedCounts(0, 0, 1, 0, 0), new PreviewedCounts(0, 1, 1, 1, 1), new PreviewedCounts(1, 0, 0, 0, 0), new PreviewedCounts(2_000, 2_000, 2_000, 2_000, 2_000) }
           select MappingPage.Create(new(Frame, Words, new(Entered, Import(ImportState.Uploaded) with { Format = format }, Preview(counts), Agreed: false, [.. MappingErrors.Select(error => new FieldError("start", error))]), "")),
        .. Enum.GetValues<ImportState>().Where(state => state != ImportState.Uploaded).Select(state => ProgressPage.Create(new(Frame, Words, new(Entered, Import(state), [new("agreed", Words.Workshop.TakeBackMissing)]), ""))),
        ProgressPage.Create(new(Frame, Words, new(Entered, Import(ImportState.Stopped) with { Uploaded = new("", A.Morning, null, null) }, []), "")),
        ProgressPage.Create(new(Frame, Words, new(Entered, Import(ImportState.Done) with { Started = new("", A.Morning, null, null), Imported = 1, HereAlready = 1, LeftOut = 1, Refused = 1, Touched = 1 }, []), "")),
        LookalikesPage.Create(new(Frame, Words, new(Entered, Import(ImportState.Done), new(0, [])), "")),
        LookalikesPage.Create(new(Frame, Words, new(Entered, Import(ImportState.Done), new(3, [new([Alike, Alike], 2), new([Alike, Alike, Alike], 2_000)])), "")),
        SessionsPage.Create(new(Frame, Words, new(Entered, [], A.Morning, null, []), "")),
        SessionsPage.Create(new(Frame, Words, new(Entered, [.. Enumerable.Repeat(Session(SessionStep.Write), 60)], A.Morning, null, [.. SessionErrors.Select(error => new FieldError("name", error))]), "")),
        .. from step in Enum.GetValues<SessionStep>() from hours in new[] { -1, 0, 2, 30 }
           select DeskSessionPage.Create(new(Frame, Words, new(Entered, Session(step), A.Morning.AddHours(hours)) { Done = Words.SessionDesk.CodeChanged, Errors = [.. DeskSessionErrors.Select(error => new FieldError("lead", error))] }, "", "/")),
        .. from step in Enum.GetValues<SessionStep>() from hours in new[] { -1, 0, 2 } from late in Both
           select LeadPage.Create(new(Frame, Words, new(new("", Session(step) with { ChecksLate = late }, Session(step).Facilitators[0]), A.Morning.AddHours(hours), SessionNotes, 1) { Done = Words.Facilitator.PhoneHidden, Errors = [.. LeadErrors.Select(error => new FieldError("act", error))] }, "", "/")),
        InvitationPage.Create(new(Frame, Words, new(Session(SessionStep.Write), Session(SessionStep.Write).Facilitators[0], "", [new("sure", Words.Facilitator.StartUnconfirmed)]))),
        MessagePage.Create(new(Frame, Words.SessionDesk.Gone, "Σύνδεσμος", "/")),
        MessagePage.Create(new(Frame, Words.Facilitator.NoLink, "Σύνδεσμος", "/")),
        .. Groupings.Select(shown => GroupingPage.Create(new(Frame, Words, shown, "", _ => "/"))),
        .. from suggestion in Suggested from typed in new[] { null, new GroupingForm(null, null, suggestion.Place, [], null, null, []) }
           select SuggestionPage.Create(new(Frame, Words, suggestion with { Typed = typed, Errors = typed is null ? [] : [.. GroupingErrors.Select(error => new FieldError("items", error))] }, "", _ => "/")),
        .. OneTheme.Select(shown => ThemePage.Create(new(Frame, Words, shown, new(), "", _ => "/"))),
        PrinciplePage.Create(new(Frame, Words, new(Entered, ThemeOf(), GroupingPlace.Start, [ThemedNote(true), ThemedNote(false)], new(), HasQuoted: true, [new("title", Words.PrincipleDraft.NoNotes), new("meaning", Words.PrincipleDraft.QuoteGone), new("importance", Words.PrincipleDraft.DraftedBefore), new("text", Words.PrincipleDraft.TooManyNotes(2_000)), new("category", Words.PrincipleDraft.NotOurs)]), new(), new() { ApprovalsNeeded = 2 }, "")),
        PrinciplePage.Create(new(Frame, Words, new(Entered, ThemeOf(), GroupingPlace.Start, [ThemedNote(true)], new(), HasQuoted: false, []), new(), new() { ApprovalsNeeded = 1 }, "")),
        .. Both.Select(published => PrincipleSavedPage.Create(new(Frame, Words, new(Entered, A.Id("α"), "Τίτλος", published, GroupingPlace.Start), "/"))),
        MessagePage.Create(new(Frame, Words.Theme.Gone, "Σύνδεσμος", "/")),
        MessagePage.Create(new(Frame, Words.Workshop.Gone, "Σύνδεσμος", "/")),
        MessagePage.Create(new(Frame, Words.Refusals.FileTooLarge(5), "Σύνδεσμος", "/")),
        .. from revealed in Both from closed in Both from refreshes in Both
           select WallPage.Create(new(Frame with { RefreshAfter = refreshes ? 10 : null }, Words, Wall(revealed, closed), "", "/")),
        .. Phones.Select(shown => ParticipantPage.Create(new(Frame, Words, shown, "", new()))),
        .. new[] { ParticipantForm.Remove, ParticipantForm.WithdrawAll, ParticipantForm.EraseAll }.Select(act => AskingPage.Create(new(Frame, Words, new(HeldSession, act == ParticipantForm.Remove ? SessionNotes[0] : null, PhoneForm with { Act = act })))),
        .. new[] { Words.Join.CodeMissing, Words.Join.CodeUnknown }.Select(error => WrongCodePage.Create(new(Frame, Words, "κωδικός", [new("code", error)]))),
        UnsavedPage.Create(new(Frame, Words, PhoneForm)),
        .. new[] { Words.Join.TooManyCodes(1), Words.Join.TooManyCodes(30), Words.Join.UnknownLink, Words.Session.NotGrouping, Words.Session.LinkEnded }.Select(message => MessagePage.Create(new(Frame, message, Words.Join.Join, "/"))),
        .. SessionOutcomes.Select(outcome => OutcomePage.Create(new(Frame, Words, outcome))),
        .. new[] { Words.Wall.NotRevealed, Words.Wall.Over, Words.Wall.Unknown }.Select(message => MessagePage.Create(new(Frame, message, Words.Join.ToOutcome, "/"))),
        OrderSavedPage.Create(new(Frame, Words, new("", Principles, Principles))),
        ReportFormPage.Create(new(Frame, Words, new("", "Σελίδα", new('κ', 2_001), "", ""), "", [.. ReportErrors.Select(error => new FieldError("text", error)), new("page", Words.Report.PageMissing)])),
        .. from report in Reports from confirmed in Both
           select OwnReportPage.Create(new(Frame, Words, report with { Email = Anna.Email, EmailConfirmed = confirmed }, new(), "", [new("agreed", Words.Report.AgreedMissing)])),
        ReportAddressPage.Create(new(Frame, Words, Reports[0], "", [new("answer", Words.Address.AnswerMissing)])),
        ReportsPage.Create(new(Frame, Words, new(Entered, [], [], null, null, [new("list", Words.Report.Gone)]), new(), "")),
        .. Reports.Select(report => ReportsPage.Create(new(Frame, Words, new(Entered, [Reports[0]], [Reports[1], Reports[2]], null, null, []) { Done = Words.Report.Done(report) }, new(), ""))),
        .. Reports.SelectMany(report => new[] { report, report with { Email = Anna.Email } }).Select(report => ReportsPage.Create(new(Frame, Words, new(Entered, [], [], report, null, [.. ReportDeskErrors]), new(), ""))),
        .. new[] { Words.Report.Removed, Words.Report.UnknownLink, Words.Report.AddressConfirmed, Words.Report.FormClosed("Φορέας") }.Select(message => MessagePage.Create(new(Frame, message, Words.Refusals.BackToSite, "/"))),
        SigningFormPage.Create(new(Frame, Words, Edition(2), SigningInput.Empty, [.. SigningErrors.Select(error => new FieldError("kind", error)), new("applies", Words.Signing.AllowedMissing)])),
        SigningCheckPage.Create(new(Frame, Words, Edition(2), SigningInput.Empty with { Applies = "news" }, new(Signed.Text, EmailAddress.FromStorage("α@παράδειγμα")!), "")),
        SigningCheckPage.Create(new(Frame, Words, Edition(2), SigningInput.Empty, new(Signed.Text with { Kind = SignatoryKind.Person, ShowsDomain = false }, Anna.Email), "")),
        .. new[] { Words.Signing.ConfirmMissing, Words.Signing.TooManyOfAddress(20) }.Select(error => SigningQuestionPage.Create(new(Frame, Words, Requested, "", [new("answer", error)]))),
        .. from signature in Signatures from current in new[] { null, Edition(3) } select OwnSignaturePage.Create(new(Frame, Words, signature, new(), "", current, [new("agreed", Words.Signing.LeaveMissing)])),
        .. from signature in Signatures from current in new[] { null, Edition(3) } from error in new[] { Words.Signing.NothingChanged, Words.Signing.ChangeUnclear }
           select ChangeSignaturePage.Create(new(Frame, Words, signature, "", current, SigningInput.From(signature), false, "", "", [new("name", error), new("reply", Words.Signing.AnswerMissing)])),
        SignaturesPage.Create(new(Frame, Words, new(Entered, [], null, A.Morning, null, [new("list", Words.SignatureDesk.Gone), new("read", Words.SignatureDesk.ReadMissing)]), "")),
        SignaturesPage.Create(new(Frame, Words, new(Entered, [.. Signatures, Signed.RemovedBy("", A.Morning, text => text), .. Enumerable.Range(0, 60).Select(number => Decided(SignatureVerdict.Approved) with { Key = $"{number}" })], null, A.Morning, null, [.. SignatureDeskErrors]) { Done = Words.SignatureDesk.DoneTogether(2) }, "")),
        .. Enum.GetValues<SignatureVerdict>().Cast<SignatureVerdict?>().Append(null).Select(verdict => SignaturesPage.Create(new(Frame, Words, new(Entered, [], null, A.Morning, null, []) { Done = Words.SignatureDesk.Done(verdict) }, ""))),
        .. Signatures.Select(signature => SignaturesPage.Create(new(Frame, Words, new(Entered, Signatures, signature, A.Morning, new("", "", "", null, "", "Λόγος", false, [], []), [.. SignatureDeskErrors]), ""))),
        .. Both.Select(found => SignaturesPage.Create(new(Frame, Words, new(Entered, Signatures, null, A.Morning, null, []) { Search = found ? "Ά" : "ξ" }, ""))),
        .. new[] { null, Edition(2) }.Select(edition => SignatoryImportPage.Create(new(Frame, Words, new(Entered, edition, "", [.. ImportErrors.Select(error => new FieldError("file", error)), new("consent", Words.SignatoryImport.ConsentMissing)])))),
        SignatoryImportPage.Create(new(Frame, Words, new(Entered, Edition(2), "", []) { IsDone = true })),
        SignatoryImportCheckPage.Create(new(Frame, Words, new(Entered, "Συμφωνία", [Listed, Listed with { Text = Signed.Text with { Kind = SignatoryKind.Person }, Since = A.Morning }, Listed with { Text = Signed.Text with { Name = "" } }], [new("sure", Words.SignatoryImport.SureMissing)]))),
        SignatoryImportCheckPage.Create(new(Frame, Words, new(Entered, "Συμφωνία", [Listed with { Email = EmailAddress.FromStorage("α@παράδειγμα") }], []))),
        SigningQuestionPage.Create(new(Frame, Words, Requested with { Import = Imported }, "", [])),
        StopNewsPage.Create(new(Frame, Words, "", [new("stops", Words.Signing.NewsStopMissing)])),
        .. new[] { Words.Signing.NewsStopped, Words.Signing.Sent, Words.Signing.Refused, Words.Signing.BeingRecorded, Words.Signing.Left, Words.Signing.UnknownLink, Words.Signing.NoEdition, Words.Signing.Closed("Φορέας") }
            .Select(message => MessagePage.Create(new(Frame, message, Words.Refusals.BackToSite, "/"))),
        EmailPreferencesPage.Create(new(Frame, Words, new(Anna, "", [new("mails", Words.EmailPreference.Missing)]))),
        .. Enum.GetValues<EmailPreference>().Select(chosen => EmailPreferencesPage.Create(new(Frame, Words, new(Anna with { EmailPreference = chosen }, "", []) { Saved = true }))),
        .. Enum.GetValues<ContributionState>().Select(state => ReviewPage.Create(ReviewOf(Sent(state)))),
        .. Noticed.Select(contribution => ReviewPage.Create(ReviewOf(contribution))),
        .. Enum.GetValues<HistoryAction>().Select(action => ReviewPage.Create(ReviewOf(Sent()) with { FromDesk = false, Recorded = Words.Recorded.Recorded(action, action == HistoryAction.Edited) })),
        ReviewPage.Create(ReviewOf(Sent() with { Text = new('κ', 700) }) with { Recorded = Words.Recorded.DeclineBecameObjection, Next = new(ContributionId.New(), 3), Desk = "" }),
        ReviewPage.Create(ReviewOf(Sent(ContributionState.Approved) with { Retired = true }) with { Recorded = Words.Recorded.Skipped, Next = new(ContributionId.New(), 2_000), Desk = "" }),
        ReviewPage.Create(ReviewOf(Sent() with { FirstApprovedAt = A.Morning, Votes = Voted(VoteKind.Object).Votes }) with { Consent = Consent(new() { ApprovalsNeeded = 3 }) }),
        ReviewPage.Create(ReviewOf(Asked with { Earlier = null, Source = null, Kind = ContributionKind.Barrier, History = [Everything[0]] })),
        ReviewPage.Create(ReviewOf(Voted(VoteKind.Approve)) with { Consent = Consent(new() { BlindReview = false, ApprovalsNeeded = 1 }), Errors = [new("decision", Words.Review.DecisionMissing)] }),
        ReviewPage.Create(ReviewOf(Asked with { Earlier = new(Earlier, Editor.Contributor), Votes = Voted(VoteKind.Object).Votes }) with { Consent = Consent(new() { BlindReview = false }) }),
        ReviewPage.Create(ReviewOf(Sent(ContributionState.Approved) with { Kind = ContributionKind.Guidance }) with { Consent = Consent() with { Now = A.Morning.AddDays(9) } }),
        ReviewPage.Create(ReviewOf(Experience)),
        EditPage.Create(EditOf(Sent(), "1")),
        EditPage.Create(EditOf(Voted(VoteKind.Object), null)),
        EditPage.Create(EditOf(Sent(ContributionState.Approved), "1")),
        .. Noticed.Select(contribution => EditPage.Create(EditOf(contribution with { FirstApprovedAt = A.Morning }, "1"))),
        .. Enum.GetValues<ContributionState>().Select(state => ReviewPage.Create(ReviewOf(Sent()) with
        {
            OtherParts = [new(Words.Review.OtherPart("7K3M-9QXP", Words.Review.StateOfPart(state)), "Τίτλος", "/")],
            CanUndoSplit = true,
            Errors = [new("decision", Words.Review.ProposalWaits), new("decision", Words.Review.SplitDecided)],
        })),
        SplitPage.Create(SplitOf(Sent(), "1")),
        SplitPage.Create(SplitOf(Voted(VoteKind.Object) with { Source = null }, null)),
        SplitPage.Create(SplitOf(Sent(ContributionState.Approved), "1")),
        ExpiredPage.Create(new(Frame, Words, "", ["Κείμενο"], [new("answer", Words.Review.FreshLinkMissing)])),
    ];

    /// <summary>Waiting, answered and closed.</summary>
    private static ProblemReport[] Reports =>
    [
        new(A.Id("α"), "Σελίδα", "Κείμενο", A.Morning) { Flags = new(2, HoneypotFilled: true) },
        new(A.Id("β"), "Σελίδα", "Κείμενο", A.Morning) { Ending = new("", A.Morning, Anna.Id, Anna.Name, "Απάντηση") },
        new(A.Id("γ"), "Σελίδα", "Κείμενο", A.Morning) { Ending = new("", A.Morning, Anna.Id, Anna.Name, null) },
    ];

    private static SignatureImport Imported => new(Anna.Id, Anna.Name, "Συμφωνία", null);

    private static ListedSignatory Listed => new(Signed.Text, null, null, []);

    private static IEnumerable<string> ImportErrors =>
    [
        Words.SignatoryImport.FileMissing, Words.SignatoryImport.NotATable, Words.SignatoryImport.FileTooLarge(1), Words.SignatoryImport.ColumnsMissing, Words.SignatoryImport.TooManyRows(200), Words.SignatoryImport.TooManyInDay(1_000), Words.SignatoryImport.ColumnTwice("α"),
        Words.SignatoryImport.NoRows, Words.SignatoryImport.MoreErrors(2), Words.SignatoryImport.NotOurs,
        .. new[]
        {
            Words.SignatoryImport.KindWrong, Words.SignatoryImport.NameMissing, Words.SignatoryImport.OrganisationMissing, Words.SignatoryImport.EmailMissing, Words.SignatoryImport.EmailWrong,
            Words.SignatoryImport.EditionWrong(1), Words.SignatoryImport.EditionWrong(2), Words.SignatoryImport.RowTwice, Words.SignatoryImport.DayWrong,
        }.Select(error => Words.SignatoryImport.Row(2, error)),
    ];

    private static SignatureRequest Requested => new(A.Id("α"), Signed.Text, A.Morning) { Email = Anna.Email };

    private static Signature Signed => new("α", A.Id("α"), new(SignatoryKind.Organisation, "Άννα", "Ρόλος", "Φορέας", "Δέσμευση", 2, ShowsDomain: true), A.Morning, A.Morning)
    {
        Domain = "παράδειγμα",
        Flags = new(2, HoneypotFilled: true),
        Answer = new("Ερώτηση", "Απάντηση"),
        Links = [A.Id("α")],
    };

    private static Signature Decided(SignatureVerdict verdict) =>
        Signed.DecidedBy(new("", verdict, A.Morning, Anna.Id, Anna.Name, verdict == SignatureVerdict.Approved ? null : "Λόγος"));

    /// <summary>In every state, with an address and without one, and with an earlier version on the site.</summary>
    private static Signature[] Signatures =>
    [
        Signed,
        Signed with { Text = Signed.Text with { Kind = SignatoryKind.Person, Commitment = "" }, Key = "β", Flags = default, Email = Anna.Email, WantsNews = true },
        Signed with { Text = Signed.Text with { Kind = SignatoryKind.Person, Name = "Βάσω", Commitment = "" }, Key = "δ", Flags = default },
        Signed with { Key = "ε", Import = Imported },
        Signature.FromList("ζ", Signed.Text with { Name = "", Role = "" }, Imported, "", A.Morning),
        Signature.FromList("η", Signed.Text, Imported, "", A.Morning).Switched("", Anna, A.Morning),
        Signed with { Standing = Signed.Text with { Name = "Ελένη" }, Key = "γ", Email = Anna.Email, Text = Signed.Text with { Commitment = "://" } },
        .. from verdict in Enum.GetValues<SignatureVerdict>() from stands in Both select Decided(verdict) with { Key = $"{verdict} {stands}", Standing = stands ? Signed.Text with { Name = "Ελένη" } : null },
    ];

    private static IEnumerable<string> SigningErrors =>
    [
        Words.Signing.KindMissing, Words.Signing.NameMissing, Words.Signing.RoleMissing, Words.Signing.OrganisationMissing, Words.Signing.EmailMissing, Words.Signing.PageAltered, Words.Signing.AlreadySent,
        .. Enum.GetValues<EmailFault>().Select(Words.Signing.WrongEmail),
    ];

    private static IEnumerable<FieldError> SignatureDeskErrors => new[]
    {
        Words.SignatureDesk.DecisionMissing, Words.SignatureDesk.ReasonMissing, Words.SignatureDesk.ReasonNotSent, Words.SignatureDesk.AlreadyDecided("Άννα"), Words.SignatureDesk.AlreadyWaiting,
        Words.SignatureDesk.ChangedMeanwhile, Words.SignatureDesk.NothingLeft, Words.SignatureDesk.Changed,
    }.Select(error => new FieldError("decision", error));

    private static IEnumerable<string> ReportErrors => [Words.Report.TextMissing, Words.Report.PageAltered, Words.Report.AlreadySent, Words.Report.TooMany("Φορέας"), .. Enum.GetValues<EmailFault>().Select(Words.Form.WrongEmail)];

    private static IEnumerable<FieldError> ReportDeskErrors =>
        new[] { Words.Report.AnswerMissing, Words.Report.AnswerNotSent, Words.Report.AlreadyEnded("Άννα"), Words.Report.AlreadyWaiting }.Select(error => new FieldError("decision", error));

    private static Submission Typed { get; } = new() { Kind = "principle", Category = "1", Title = new('τ', 1_001), Text = new('κ', 5_001), Barrier = "χ", Email = "χ" };

    private static DraftRules Rules => new(Options.Create(new IntakeSettings { TitleMaxLength = 1_000 }), Options.Create(Manifesto), Words);

    private static Submission Tried => FormModel.ExperienceOf(A.Id("α"), "Τίτλος");

    private static Contribution Experience => Sent() with { Kind = ContributionKind.Experience, About = A.Id("α"), Again = TryAgain.Yes, History = [Everything[0]] };

    private static ImmutableArray<FieldError> WrongFields => Rules.Parse(Typed).Errors;

    private static Draft Draft(string attribution) => Rules.Parse(Typed with
    {
        Title = "Τίτλος",
        Text = "Κείμενο",
        Barrier = null,
        Email = null,
        Name = "Νίκος",
        Organisation = "Φορέας",
        Attribution = attribution,
        Licence = "yes",
    }).Draft!;

    private static Edition Edition(int number) => new(number, 4, A.Morning, "", "Άνοιξη", number == 2 ? "" : "Νέα", new("", A.Morning, Anna.Id, Anna.Name)) { AsksSignatories = number > 1 };

    private static SnapshotContent ManyPrinciples { get; } = new(SnapshotDocument.Create(ManifestoBuilder.Build(Rows, Manifesto), Manifesto, A.Site), [.. Enumerable.Range(1, 1_101).Select(number => new SnapshotPrinciple($"{number}", number, "Αρχή"))], 1, 1_001);

    /// <summary>Each form of the page, with everything that can stand around it.</summary>
    private static IEnumerable<EditionsShown> EditionStates
    {
        get
        {
            var other = new EditionAct("", A.Morning, "other", "Νίκος");
            var named = Edition(1) with { Named = other, Corrections = [new(other, true, false)] };
            var entered = new DeskAccess.Entered("", new(Anna, [Anna.Id, "other"]), A.Morning);
            var alone = entered with { Acting = new(Anna, [Anna.Id]) };
            int[] numbers = [.. Enumerable.Range(990, 25)];
            var changes = new EditionChanges(numbers, [3, 5], [(3, 4)], 2, new(1, 2, 3), new(0, 0, 1));
            var (version, typed) = (new EditionVersion(4, A.Morning, ""), new EditionForm("", "", EditionForm.Name, 1, 4, "", "Τίτλος", "Κείμενο", true, true, "", "", null));
            var words = Words.Edition;
            FieldError[] errors = [.. new[] { words.NotOurs, words.VersionGone, words.NotWaiting, words.AlreadyNamed(1, "Νίκος"), words.AlreadyProposed(1, "Νίκος"), words.TooManyCorrections(100) }.Select(error => new FieldError("edition", error))];
            FieldError[] wrong = [new("title", words.TitleMissing), new("agreed", words.AgreedMissing), new("decision", words.DecisionMissing)];
            foreach (var who in new[] { entered, alone })
            {
                yield return new(who, [], null, null, [.. errors]);
                yield return new(who, [], new(version, ManyPrinciples, null, null), typed, [.. wrong]);
                yield return new(who, [named], new(version, ManyPrinciples, changes, 1), null, []) { Done = words.Named(1) };
                yield return new(who, [named], new(version, ManyPrinciples, new([], [], [], 0, default, default), 1), null, []) { Done = words.Corrected(1) };
                yield return new(who, [named], null, typed, []) { Done = words.Dropped(2) };
                yield return new(who, [named, Edition(2)], null, typed, [new("decision", words.TakeBackMissing)]) { Done = words.Proposed(2) };
                yield return new(who, [named, Edition(2) with { Proposed = other }], new(version, ManyPrinciples, changes, 1), null, []);
                yield return new(who, [named], null, typed with { Act = EditionForm.Correct }, [new("title", words.CorrectedSince("Νίκος")), new("title", words.NothingCorrected)]) { Correcting = 1 };
            }
        }
    }

    private static Theme ThemeOf(string id = "θ") => new(A.Id(id), "Θέμα", "Σημείωση", [.. Enum.GetValues<ThemeAction>().Select(action => new ThemeEntry("", A.Morning, action, Anna.Id, Anna.Name))]);

    private static ThemeMap ThemesOf(params IEnumerable<Theme> themes) => new([ThemeOf(), ThemeOf("ο"), .. themes]);

    private static ThemeNote ThemedNote(bool published) => new(A.Id("α"), published, ContributionKind.Barrier, "1", "Τίτλος", "Κείμενο", null);

    private static IEnumerable<string> GroupingErrors =>
    [
        Words.Grouping.NothingTicked, Words.Grouping.TooMany(2_000), Words.Grouping.NoTheme, Words.Grouping.ThemeGone, Words.Grouping.NoteGone, Words.Grouping.NoteFull("Τίτλος"),
        Words.Grouping.Overtaken("Τίτλος", "Άννα", "Θέμα", false), Words.Grouping.Overtaken("Τίτλος", "Άννα", null, false), Words.Grouping.Overtaken("Τίτλος", "Άννα", null, true), Words.Theme.NameMissing, Words.Theme.TooMany(2_000), Words.Theme.TooManyInAll(2_000),
    ];

    private static IEnumerable<GroupingShown> Groupings
    {
        get
        {
            ImmutableArray<GroupingChange> changes = [.. Enum.GetValues<ThemeAction>().Select(action => new GroupingChange("Άννα", action, 0, "Θέμα", false)), new("Άννα", null, 1, "Θέμα", false), new("Άννα", null, 2_000, null, false), new("Άννα", null, 2, null, true), .. Enumerable.Repeat(new GroupingChange("Άννα", null, 1, null, false), 2_000)];
            foreach (var part in new[] { GroupingView.Ungrouped, GroupingView.Alone, GroupingView.InTheme(A.Id("θ")) })
            {
                var counts = new Dictionary<GroupingView, int> { [GroupingView.Ungrouped] = 2_000, [GroupingView.Alone] = 1, [GroupingView.InTheme(A.Id("θ"))] = 2_000 };
                yield return new(new GroupingAccess.AtDesk(Entered), new(DeskFilter.Everything, part, null), A.Morning, ThemesOf(ThemeOf("δ") with { DeletedAt = A.Morning }), counts, new([A.Id("α")], 1_100, 2_000, A.Id("α"), A.Id("α")), [ThemedNote(true), ThemedNote(false)], changes) { Moved = 2_000, MovedTo = part, Import = new(A.Id("α"), "Εργαστήριο", IsSession: false) };
                yield return new(new GroupingAccess.AtDesk(Entered), new(DeskFilter.Everything, part, null), A.Morning, ThemesOf(), counts, new([], 0, 0, null, null), [], []) { Errors = [.. GroupingErrors.Select(error => new FieldError("items", error)), new("into", Words.Grouping.NoTheme)] };
                yield return new(new GroupingAccess.AtDesk(Entered), new(DeskFilter.Everything with { Search = "λόγος" }, part, null), A.Morning, ThemesOf(), counts, new([], 0, 0, null, null), [], [.. changes.Take(11)]);
                yield return new(new GroupingAccess.InSession("ζ", "workshop/group", Session(SessionStep.Group), "https://λ.example/"), new(DeskFilter.Everything, part, null), A.Morning, ThemesOf(), counts, new([A.Id("α")], 0, 1, null, null), [ThemedNote(false)], []);
            }
        }
    }

    private static IEnumerable<SuggestionShown> Suggested =>
    [
        new(Entered, GroupingPlace.Start, ThemesOf(), [], 2_000, ThemeOf(), [ThemedNote(true)]) { Moved = 1, MovedTo = GroupingView.Alone },
        new(Entered, GroupingPlace.Start, ThemesOf(), [], 1, null, [ThemedNote(false)]),
        new(Entered, GroupingPlace.Start, ThemesOf(), [A.Id("α")], 0, null, []),
        new(Entered, GroupingPlace.Start, ThemesOf(), [], 0, null, []),
    ];

    private static IEnumerable<ThemeShown> OneTheme
    {
        get
        {
            var errors = new[] { Words.Theme.NameMissing, Words.Theme.NameTaken, Words.Theme.NothingChanged, Words.Theme.TooMany(2_000), Words.Theme.NotOurs, Words.Theme.ChangedSince("Άννα"), Words.Theme.MergeMissing, Words.Theme.DeleteMissing, Words.Theme.BringBackMissing, Words.Theme.PublishMissing, Words.Theme.TakeOffMissing, Words.Theme.NothingPublished };
            var published = ThemeOf() with { Published = new("Θέμα", "Σημείωση", A.Morning) };
            foreach (var theme in new[] { ThemeOf(), published, published with { Name = "Άλλο" }, ThemeOf() with { DeletedAt = A.Morning }, ThemeOf() with { MergedInto = A.Id("ο") }, ThemeOf() with { MergedInto = A.Id("κανένα") } })
            {
                yield return new(Entered, theme, ThemesOf(), 2_000, 1_500, [ThemedNote(true)], [new(A.Id("α"), "Αρχή")]) { Errors = [.. errors.Select(error => new FieldError("theme", error))] };
                yield return new(Entered, theme, ThemesOf(), 1, 0, [], []);
            }

            yield return new(Entered, published, ThemesOf(), 2, 1, [], []) { Typed = new("", "", "", ThemeForm.Rename, "", "", "", null, false, GroupingPlace.Start) };
            foreach (var done in Enum.GetValues<ThemeAction>())
                yield return new(Entered, ThemeOf(), ThemesOf(), 0, 0, [], []) { Done = done };
        }
    }

    private static ImportedNote Alike => new("", A.Id("α"), 1, "Τίτλος", "Κείμενο", []);

    private static LiveSession Session(SessionStep step) => new(
        A.Id("α"), SessionCode.Parse("22222222"), "Εργαστήριο", Words.Session.Prompts[0], ["α"], A.Morning, A.Morning.AddHours(1))
    {
        Step = step,
        RevealedAt = step == SessionStep.Write ? null : A.Morning,
        Facilitators =
        [
            new("α", "Άννα", null, A.Morning),
            .. new (bool Sent, bool Refused, bool Back)[] { (true, false, false), (false, false, false), (true, true, false), (true, false, true) }.Select((state, number) => new Facilitator($"{number}", "Δέσποινα", Anna.Email, A.Morning)
            {
                EmailedAt = state.Sent ? A.Morning : null,
                IsRefused = state.Refused,
                TakenBackAt = state.Back ? A.Morning : null,
            }),
        ],
        Log = [.. Enum.GetValues<SessionAction>().Select(action => new SessionEntry("", A.Morning, action, null, action == SessionAction.ClosedByTime ? null : "Άννα"))],
    };

    private static ImmutableArray<SessionNote> SessionNotes =>
    [
        .. from number in Enumerable.Range(0, 150)
           select new SessionNote(A.Id($"{number}"), A.Id(number < 4 ? "α" : number < 6 ? "γ" : "β"), "Σημείωση", "α", A.Morning, A.Morning)
           {
               IsHidden = number is 4 or 5 || number % 7 == 0,
               IsUnchecked = number % 5 == 0,
               ChangedAt = number % 2 == 0 ? A.Morning : null,
               BroughtInAt = number == 149 ? A.Morning : null,
           },
    ];

    private static IEnumerable<string> SessionErrors =>
    [
        Words.SessionDesk.NameMissing, Words.SessionDesk.PromptMissing, Words.SessionDesk.QuestionMissing, Words.SessionDesk.QuestionTwice, Words.SessionDesk.KindMissing, Words.SessionDesk.CategoryMissing,
        Words.SessionDesk.TooFarAhead, Words.SessionDesk.ClosesBefore, Words.SessionDesk.ClosedAlready, Words.SessionDesk.TooLong(14), Words.SessionDesk.TooManyOpen(20), Words.SessionDesk.TooManyInAll(1_000),
        Words.SessionDesk.FacilitatorNameMissing, Words.SessionDesk.FacilitatorTwice, Words.SessionDesk.NotOurs,
    ];

    private static IEnumerable<string> DeskSessionErrors =>
    [
        Words.SessionDesk.TooManyFacilitators(10), Words.SessionDesk.LeadUnconfirmed, Words.SessionDesk.Over, Words.SessionDesk.TakeBackMissing, Words.SessionDesk.CodeUnconfirmed,
    ];

    private static IEnumerable<string> LeadErrors => [Words.Facilitator.Unclear, Words.Facilitator.Overtaken("Άννα"), Words.Facilitator.NoteGone, Words.Facilitator.Unread(2), Words.Facilitator.CloseUnconfirmed];

    private static IEnumerable<string> UploadErrors =>
    [
        Words.Workshop.NameMissing, Words.Workshop.NotesMissing, Words.Workshop.NotesTwice, Words.Workshop.FileTooLarge(5), Words.Workshop.NotOurs, Words.Workshop.TooManyUnfinished(20), Words.Workshop.TooManyCards(5_000), Words.Workshop.TooManyLists(200), .. TableSentences,
    ];

    private static IEnumerable<string> TableSentences =>
    [
        Words.Table.Empty, Words.Table.NothingPasted, Words.Table.NotATable, Words.Table.Document, Words.Table.Picture, Words.Table.WebPage, Words.Table.OldWorkbook, Words.Table.BinaryWorkbook, Words.Table.OpenDocument,
        Words.Table.NumbersDocument, Words.Table.Protected, Words.Table.ZipFolder, Words.Table.Damaged, Words.Table.TooLarge(50), Words.Table.TooMuchInside(64), Words.Table.TooManyColumns(1, 100), Words.Table.TooManyRows(20_000),
        Words.Table.QuoteNotClosed(2), Words.Table.NoSuchSheet, Words.Table.CellTooLong("1", 2, 3), Words.Table.CellDamaged("1"), Words.Table.CellHasError("1"), Words.Table.CellHasNoResult("1"),
    ];

    private static IEnumerable<string> MappingErrors =>
    [
        Words.Workshop.NoNoteColumn, Words.Workshop.TwoColumns(Words.Workshop.Title), Words.Workshop.TooManyValues(50, Words.Workshop.Kind), Words.Workshop.FitsNothing, Words.Workshop.AllHere, Words.Workshop.LookAgain, Words.Workshop.AgreedMissing, Words.Workshop.Overtaken,
        Words.Workshop.DiscardMissing,
    ];

    private static WorkshopImport Import(ImportState state) => new(A.Id("α"), "Εργαστήριο", A.Morning, ImportFormat.Delimited, new("", A.Morning, Anna.Id, Anna.Name))
    {
        State = state,
        Started = new("", A.Morning, Anna.Id, Anna.Name),
        Rows = 3_000,
        Done = 2_000,
        Imported = 1_500,
        HereAlready = 1_200,
        LeftOut = 1_100,
        Refused = 2_100,
        FirstRefused = [new(1_001, Words.Import.RowWithoutWords), new(2, Words.Import.RowWithoutCategory), new(0, Words.Workshop.RefusedCards(Words.Import.Skipped(SkipReason.Archived), 2))],
        Removed = 1_010,
        Touched = state == ImportState.TakenBack ? 2 : 0,
    };

    /// <summary>With everything that the page can ask and show.</summary>
    private static ImportPreview Preview(PreviewedCounts counts) => new(
        new()
        {
            HeaderRows = 1,
            Columns = [NoteColumn.Title, NoteColumn.Category, NoteColumn.Kind, NoteColumn.LeaveOut, NoteColumn.LeaveOut, NoteColumn.Organisation],
        },
        counts)
    {
        Columns = [new("Σημείωση", ["ένα", "δύο"], IsPeople: false), new(null, [], false), new("Είδος", ["ένα"], false), new("Όνομα", [], IsPeople: true), new(null, [], true), new("Άλλο", [], false)],
        Sheets = ["Πρώτο", "Δεύτερο"],
        HasBlankLines = true,
        Values = [new("α", "Αλφα"), new("β", "Βητα")],
        Kinds = [new("γ", "Γαμα")],
        Notes = [Sent(), Sent() with { Contributor = new(null, "Φορέας", null, Attribution.Organisation) }],
        RefusedRows = [.. counts.Refused == 0 ? [] : new[] { new PreviewedRefusal(2, "Τίτλος", Words.Import.RowWithoutCategory), new PreviewedRefusal(null, "", Words.Import.RowWithoutWords) }],
    };

    private static Wording Earlier { get; } = new(ContributionKind.Guidance, "2", "Παλιός", "Παλιό", "Ένα", "Δύο");

    /// <summary>A contribution with everything that a page can show.</summary>
    private static Contribution Sent(ContributionState state = ContributionState.Pending) => A.Contribution() with
    {
        Kind = ContributionKind.Principle,
        Category = "1",
        Title = "Τίτλος",
        Text = "Κείμενο",
        Importance = "Διότι",
        Meaning = "Ένα",
        Principles = [A.Id("α")],
        Barrier = "7K3M-9QXP",
        Earlier = new(Earlier, Editor.Curators),
        Contributor = new("Νίκος", "Φορέας", EmailAddress.TryParse("sam@example.org"), Attribution.Named),
        Source = new("Πίνακας", "χ", A.Morning),
        Background = new(1_001, ["ετικέτα"], [new("Λίστα", [new("ένα", true), new("δύο", false)])], [new("Σχόλιο", A.Morning)], ["https://example.org"], 2),
        State = state,
        DecidedAt = state == ContributionState.Pending ? null : A.Morning,
        History = Everything,
    };

    private static Contribution Asked => Sent() with
    {
        History = [.. Everything, new("asked", A.Morning, HistoryAction.Asked, Anna.Id, Anna.Name, "Γιατί;")],
        Contributor = new(null, null, EmailAddress.TryParse("sam@example.org"), Attribution.Anonymous) { EmailConfirmed = true },
    };

    private static Contribution Voted(VoteKind kind) => Sent() with
    {
        Votes = new Dictionary<string, Vote> { [kind == VoteKind.Object ? "other" : Anna.Id] = new(kind, Anna.Name, "Λόγος", A.Morning) }.ToImmutableSortedDictionary(),
    };

    private static readonly LiveSession HeldSession =
        new(A.Id("σ"), SessionCode.Parse("1234-5678"), "Εργαστήριο", new("Γιατί;", ContributionKind.Barrier), ["1"], A.Morning, A.Morning.AddHours(1)) { RevealedAt = A.Morning };

    private static WallView Wall(bool revealed, bool closed) => new(
        HeldSession.Name, HeldSession.Prompt.Text, HeldSession.Code, revealed, closed, [new("1", "1 Εργαλεία", 1, [new(A.Id("α"), "Σημείωμα", "Άννα") { IsNewest = true }]), new("2", "2 Κουλτούρα", 2_000, [])]);

    private static readonly ParticipantForm PhoneForm = new("", "", ParticipantForm.Send, null, "Σημείωμα", "1", "Νίκος", "Φορέας", "room site", "yes", null);

    private static IEnumerable<ParticipantOutcome.Shown> Phones
    {
        get
        {
            var session = HeldSession with { AsksNames = true, Categories = ["1", "2"] };
            var live = SessionNotes[0] with { Category = "1", Name = "Νίκος", NamedInRoom = true };
            ImmutableArray<OwnNote> own =
            [
                new(live, null, null),
                new(live.WithoutWords() with { BroughtInAt = A.Morning }, null, null),
                new(live.WithoutWords() with { BroughtInAt = A.Morning, ExpiredAt = A.Morning }, null, null),
                .. Enum.GetValues<ContributionState>().Select(state => new OwnNote(live.WithoutWords() with { BroughtInAt = A.Morning }, Sent(state), "")),
            ];
            string[] errors = [Words.Join.NoteMissing, Words.Join.NotOpenNow, Words.Join.SentAlready, Words.Join.Unclear, Words.Join.NoteGone, Words.Join.TooFast(30, 1), Words.Join.TooFast(30, 10), Words.Join.Full(2_000), Words.Join.Busy];
            Message[] done = [Words.Join.SentHidden, Words.Join.SentRevealed, Words.Join.SentUnchecked, Words.Join.Saved, Words.Join.SavedUnchecked, Words.Join.Removed, Words.Join.AllWithdrawn, Words.Join.AllErased, Words.Join.SomeOnTheirWay];
            foreach (var time in Enum.GetValues<SessionTime>())
            {
                yield return new(session, time, own, "") { Typed = PhoneForm, Errors = [.. errors.Select(error => new FieldError("text", error)), new("category", Words.Form.CategoryMissing), new("licence", Words.Form.LicenceMissing)] };
                yield return new(session with { RevealedAt = null }, time, [], "") { HasAgreed = true };
                yield return new(session, time, own, "") { Changing = live };
            }

            foreach (var message in done)
                yield return new(session, SessionTime.Open, own[..1], "") { Done = message };
        }
    }

    private static IEnumerable<SessionOutcome> SessionOutcomes =>
    [
        new SessionOutcome.GoingOn(HeldSession, SessionTime.Early),
        new SessionOutcome.GoingOn(HeldSession, SessionTime.Open),
        new SessionOutcome.Closed(HeldSession, []),
        new SessionOutcome.Closed(HeldSession, [new OutcomeLine.OnItsWay(), new OutcomeLine.Waiting(), new OutcomeLine.Published(A.Id("α"), "Τίτλος"), new OutcomeLine.Merged(A.Id("β"), "Τίτλος")]),
    ];

    private static FormModel FormOf(Submission typed, ImmutableArray<FieldError> errors) =>
        new(Frames.ForSite("Τίτλος", "Περιγραφή", Assets.CharacterCount, Assets.InlineChecks, Assets.Draft), Words, new(), true, Principles, typed, errors);

    private static StatusModel StatusOf(Contribution contribution, MergeStanding? merged) => new(
        Frame, Words, contribution, merged is { } standing ? new(standing, A.Id("α"), A.Morning) : null, Curation, A.Morning, "", "", null, [new("wish", Words.Status.WishMissing), new("text", Words.Status.AnswerMissing)]);

    private static ReachReport Reached { get; } = new([Anna], [], [], SuppressionState.Read, A.Morning);

    private static ReachReport Unreached(int contributions) => new(
        [Anna],
        [.. Enum.GetValues<UnreachedReason>().Select(why => (Anna, new UnreachedRow(Addressee.For(Anna), why, A.Morning)))],
        [.. Enumerable.Range(0, contributions).Select(_ => (A.Id("α"), new UnreachedRow(Addressee.ContributorOf(A.Id("α")), UnreachedReason.Bounced, A.Morning)))],
        SuppressionState.Read,
        A.Morning);

    private static DeskModel DeskOf(DeskView view, ReachReport reach, params IReadOnlyList<DeskRow> rows) => new(
        Frame,
        Words,
        new(
            Entered,
            new(new(view, null, null, Flagged: false, null), null),
            new(rows, rows.Count, 0, null, null),
            Principles,
            false,
            null,
            [new("items", Words.Desk.NothingSelected), new("action", Words.Desk.ActionMissing)],
            reach),
        "",
        A.Morning.AddDays(1_001),
        _ => "",
        "");

    private static DeskModel DeskOf(DeskView view, ReachReport reach) => DeskOf(view, reach,
    [
        .. from state in Enum.GetValues<ContributionState>()
           from votes in new[] { (0, 0), (1, 0), (0, 1), (2, 2) }
           select new DeskRow("", A.Id("α"), 1, ContributionKind.Guidance, "1", "Τίτλος", A.Morning, state, votes.Item1, votes.Item2, true, "Άννα", HistoryAction.Declined, "Λόγος")
           {
               Beginning = "Κείμενο",
               Principles = [A.Id("α"), A.Id("β")],
               Votes = votes == (2, 2) ? [.. Enumerable.Repeat(new DeskVote(VoteKind.Object, "Άννα"), DeskVote.MostNamed - 1), new(null, "Άννα")] : [],
               Alike = [A.Id("α"), A.Id("β")],
           },
    ]);

    private static DeskAccess.Entered Entered => new("", new(Anna, [Anna.Id]), A.Morning);

    private static DeskPlace Place => new(new(DeskView.Decided, null, null, Flagged: false, null), null);

    /// <summary>With something selected that is not on it.</summary>
    private static DeskModel OnAnotherPage(int? before, string? search)
    {
        var page = DeskOf(DeskView.Waiting, Reached with { All = [Anna with { EmailPreference = EmailPreference.Paused }] }, []);
        return page with
        {
            Shown = page.Shown with
            {
                Place = new(page.Shown.Place.Filter with { Search = search }, null),
                List = new([], null, before, null, null),
                Typed = FormOf(DeskAction.Approve),
            },
        };
    }

    private static DeskForm FormOf(DeskAction action) => new("", "", $"{A.Id("γ")}:1", DeskForm.NameOf(action), null, null, null, null, null, null);

    private static DeskConfirmModel Confirm(DeskAction action) => new(
        Frame,
        Words,
        new(
            FormOf(action),
            action,
            Place,
            [.. Enumerable.Repeat(Enum.GetValues<ContributionState>().Select(state => Sent(state) with { Text = new('α', 500) }), 3).SelectMany(one => one)],
            Principles,
            [new("target", Words.Desk.TargetMissing), new("into", Words.Desk.ReferenceUnknown)]),
        Curation,
        "");

    private static DeskActedModel Acted(DeskAction action) => new(
        Frame,
        Words,
        new(
            Entered,
            Place,
            action,
            "Πρώτη",
            [.. Enum.GetValues<DeskStanding>().Select(standing => new ActedOn(A.Id("α"), "Τίτλος", null, standing)), new(A.Id("β"), "Τίτλος", Words.Desk.StandsUnderNone, null)]),
        _ => "");

    private static ReviewModel ReviewOf(Contribution contribution) => new(
        Frame,
        Words,
        contribution,
        Found,
        Principles,
        Anna,
        Consent(),
        new("", "", null, null, null, "Λόγος", new() { Title = "Τίτλος" }, null),
        "",
        _ => "",
        true,
        []);

    /// <summary>With an objection, a change over one, a proposal and changes to published text.</summary>
    private static IEnumerable<Contribution> Noticed
    {
        get
        {
            var (objection, rewriting) = (Voted(VoteKind.Object).Votes, new Rewriting(A.Morning, Anna.Id, Anna.Name, [new("other", "Άλλη"), new(Anna.Id, Anna.Name)]));
            var published = Sent(ContributionState.Approved);
            yield return Sent() with { Votes = objection };
            yield return Sent() with { Rewriting = rewriting with { MergeInto = A.Id("α") } };
            yield return Sent() with { Rewriting = rewriting with { CuratorId = null, CuratorName = null } };
            yield return Sent() with { Rewriting = rewriting with { At = A.Morning.AddDays(-6) } };
            yield return Sent() with { Rewriting = rewriting with { At = A.Morning.AddDays(-60) } };
            yield return published with { Proposal = new("", 2, A.Morning, Anna.Id, Anna.Name, "Λόγος", Earlier, true) { Votes = objection, Rewriting = rewriting } };
            yield return published with { Proposal = new("", 2, A.Morning, Anna.Id, Anna.Name, null, null, false) };
            yield return published with { Proposal = new("", 2, A.Morning, Anna.Id, Anna.Name, null, Earlier, false) { Part = A.Id("α") } };
            yield return published with { Amendment = new(A.Morning, 2, Anna.Id, Anna.Name, true, null) { IsUndo = true } };
            foreach (var before in new BeforeAmendment?[] { null, new(Earlier, [], false, null) })
                foreach (var (at, retired) in new[] { (A.Morning, false), (A.Morning.AddDays(-9), true) })
                    yield return published with { Retired = retired, Amendment = new(at, 2, Anna.Id, Anna.Name, true, before), History = [.. Everything, new("amended", at, HistoryAction.Amended, Anna.Id, Anna.Name, "Λόγος")] };
        }
    }

    private static ConsentContext Consent(CurationSettings? settings = null) => new(settings ?? Curation, new HashSet<string> { Anna.Id, "other" }, A.Morning);

    private static ImmutableArray<Finding> Found =>
    [
        new(Words.Findings.Links(1_001)),
        new(Words.Findings.LooksLike("7K3M-9QXP", ContributionState.Approved), "Τίτλος", A.Id("α")),
        new(Words.Findings.SentWithin(1)),
    ];

    private static EditModel EditOf(Contribution contribution, string? version) => new(
        Frame, Words, contribution, Principles, Anna, Consent(), new(), new("", "", version, null, null, null, new(), null), "", WrongFields);

    private static SplitModel SplitOf(Contribution contribution, string? version) => new(
        Frame, Words, contribution, Anna, Consent(), new(), new("", "", version, null, null, null, new(), null), "",
        [.. WrongFields, new("second-title", Words.Split.In(Words.Split.Second, Words.Split.Unchanged)), new("second-text", Words.Split.Alike)]);

    // The emails.

    private static async Task<IReadOnlyList<(string Writer, EmailMessage Mail)>> Mails()
    {
        var (site, manifesto, curation) = (Options.Create(A.Site), Options.Create(Manifesto), Options.Create(Curation));
        var contributors = new ContributorMails(Tokens, Words, site, manifesto, curation, Clock);
        var digests = new DigestMail(Tokens, Words, site, manifesto, Clock);
        var daily = new DailyNoticeMail(Tokens, Words, site, manifesto, Clock);
        var (reports, signatures) = (new ReportMails(daily, Tokens, Words, site, manifesto), new SignatureMails(daily, Tokens, Words, site, manifesto));
        var review = new ReviewMail(Tokens, Words, site, manifesto, curation, Clock);
        var openly = new ReviewMail(Tokens, Words, site, manifesto, Options.Create(new CurationSettings { BlindReview = false }), Clock);
        var rows = Enumerable.Range(0, 60).Select(number => new WaitingRow(A.Id($"{number}"), 1 + (number % 2), ContributionKind.Barrier, "1", "Τίτλος", A.Morning, A.Morning, [])).Select(row => new DueNotice(row, row.Notices[0])).ToImmutableArray();
        var texts = rows.ToDictionary(due => due.Row.Id, _ => "Κείμενο");
        var address = Sent().Contributor.Email!;
        List<(string, Task<EmailMessage>)> mails =
        [
            ("ContributorMails.QuestionAsync", contributors.QuestionAsync(address, [Sent()])),
            ("ContributorMails.QuestionAsync", contributors.QuestionAsync(address, [Sent(), Sent()])),
            ("ContributorMails.LinkAsync", contributors.LinkAsync(address, Sent())),
            ("ContributorMails.DecisionAsync", contributors.DecisionAsync(Sent(ContributionState.Approved), null)),
            ("ContributorMails.DecisionAsync", contributors.DecisionAsync(Sent(ContributionState.Declined), null)),
            ("ContributorMails.AskedAsync", contributors.AskedAsync(Asked)),
            ("ContributorMails.SplitAsync", contributors.SplitAsync(Asked, Sent())),
            ("DeskLinkMail.ForAsync", new DeskLinkMail(Tokens, Words, site, manifesto, Clock).ForAsync(Anna)),
            ("InvitationMail.ForAsync", new InvitationMail(Tokens, Words, site, manifesto).ForAsync(Session(SessionStep.Write), Session(SessionStep.Write).Facilitators[1])),
            .. Enumerable.Range(1, 2).Select(count => ("DailyNewsMail.ForAsync", new DailyNewsMail(Tokens, Words, site, manifesto).ForAsync(HeldSession, 2, count, count, Anna))),
            ("ReportMails.QuestionAsync", reports.QuestionAsync(Anna.Email, Reports[0])),
            ("ReportMails.AnswerAsync", reports.AnswerAsync(Anna.Email, Reports[1])),
            ("ReportMails.ForCuratorAsync", reports.ForCuratorAsync(Anna, Reports)),
            ("ReportMails.ForCuratorAsync", reports.ForCuratorAsync(Anna, [Reports[0]])),
            ("ReportMails.ForCuratorAsync", reports.ForCuratorAsync(Anna, [.. Enumerable.Repeat(Reports[0], 20)])),
            ("SignatureMails.QuestionAsync", signatures.QuestionAsync(Anna.Email, Requested)),
            .. Enum.GetValues<SignatoryKind>().Select(kind => ("SignatureMails.QuestionAsync", signatures.QuestionAsync(Anna.Email, Requested with { Text = Signed.Text with { Kind = kind }, Import = Imported }))),
            .. from verdict in Enum.GetValues<SignatureVerdict>() from stands in Both select ("SignatureMails.DecisionAsync", signatures.DecisionAsync(Anna.Email, Decided(verdict) with { Standing = stands ? Signed.Text : null })),
            ("SignatureMails.EditionAsync", signatures.EditionAsync(Signed with { Email = Anna.Email, Standing = Signed.Text }, Edition(3))),
            .. Enumerable.Range(0, 2).Select(more => ("SignatureMails.ForCuratorAsync", signatures.ForCuratorAsync(Anna, [.. Enumerable.Repeat(Signed, 1 + (more * 19))]))),
            ("DailyNoticeMail.WriteAsync", daily.WriteAsync(Anna, new("Θέμα", "Εισαγωγή", [("Τίτλος", "")], null, "Κουμπί", "desk"))),
            ("EditionMail.ForAsync", new EditionMail(Tokens, Words, site, manifesto, Clock).ForAsync(Edition(1), ManyPrinciples, Anna)),
            .. Both.Select(erased => ("QuotedMail.ForAsync", new QuotedMail(Tokens, Words, site, manifesto, Clock).ForAsync(Sent(), new("", erased, A.Morning), [.. Enumerable.Repeat(new DraftedPrinciple(A.Id("α"), "Αρχή"), 2_000)], [ThemeOf()], Anna))),
            ("DigestMail.ForAsync", digests.ForAsync(new(rows, rows), Anna, texts)),
            ("DigestMail.ForAsync", digests.ForAsync(new([], rows), Anna, texts)),
            ("DigestMail.ForAsync", digests.ForAsync(new(rows, []), Anna with { EmailPreference = EmailPreference.DigestOnly }, texts)),
            ("ReviewMail.ForAsync", review.ForAsync(Experience, CuratorNotice.About(Experience)[0], [], Anna, Consent())),
            ("ReviewMail.FreshLinkAsync", review.FreshLinkAsync(Sent(), Found, Anna)),
            ("ReviewMail.ForAsync", review.ForAsync(Sent() with { DraftedFrom = new(A.Id("θ"), Anna.Id, "Άννα", [.. Enumerable.Repeat(A.Id("α"), 1_001)]), History = [Everything[0]] }, CuratorNotice.About(Sent())[0], [], Anna, Consent())),
            ("ReviewMail.ForAsync", openly.ForAsync(Sent() with { History = [Everything[0]] }, CuratorNotice.About(Sent())[0], [], Anna, Consent())),
        ];
        foreach (var contribution in Noticed)
            mails.AddRange(CuratorNotice.About(contribution).Select(notice => ("ReviewMail.ForAsync", review.ForAsync(contribution, notice, [], Anna, Consent()))));
        mails.AddRange(Enum.GetValues<MergeStanding>().Select(standing => ("ContributorMails.DecisionAsync", contributors.DecisionAsync(Sent(ContributionState.Merged), new(standing, A.Id("α"), A.Morning)))));
        mails.AddRange(Everything.Select(last => ("ReviewMail.ForAsync", review.ForAsync(Sent() with { History = [Everything[0], last] }, CuratorNotice.About(Sent())[0], Found, Anna, Consent()))));

        var written = new List<(string, EmailMessage)>();
        foreach (var (writer, mail) in mails)
            written.Add((writer, await mail));
        return written;
    }
}
