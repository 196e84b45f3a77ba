using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CollaborationManifesto.Contributing;
using CollaborationManifesto.Core.Tests.Web;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Core.Tests.Contributing;

public sealed class FormTests
{
    private static readonly PrincipleTitle Principle = new(A.Id("principle"), "Share <early>");
    private static readonly string[] Fields = [.. new Submission().Fields.Select(field => field.Name).Except(["again", "about"])];
    private static readonly string[] FieldsOfExperience = ["kind", "about", "on", "fixed", "title", "text", "again", "attribution", "name", "organisation", "email", "licence"];

    [Fact]
    public async Task Fields_and_errors_have_the_same_order()
    {
        var page = await Rendered(new());

        Assert.Equal(Fields, page.QuerySelectorAll("form [name]:not([aria-hidden] *)").Select(input => input.GetAttribute("name")!).Distinct());
    }

    [Fact]
    public async Task The_form_for_an_experience_asks_only_what_it_needs()
    {
        var page = await Rendered(FormModel.ExperienceOf(A.Id("item"), "Nobody <asked>"));

        Assert.Equal(FieldsOfExperience, page.QuerySelectorAll("form [name]:not([aria-hidden] *)").Select(input => input.GetAttribute("name")!).Distinct());
        Assert.Equal(("experience", A.Id("item").ToString(), "Nobody <asked>"), (Hidden(page, "kind"), Hidden(page, "about"), Hidden(page, "on")));
        Assert.Equal("We tried this: “Nobody <asked>” – Collaboration Manifesto", page.Title);
        Assert.Equal(("What did you do?", "What happened?"), (page.QuerySelector("label[for=title]")!.TextContent.Trim(), page.QuerySelector("label[for=text]")!.TextContent.Trim()));
        Assert.Empty(page.QuerySelectorAll("[name=again][checked]"));
    }

    [Fact]
    public async Task The_error_summary_leads_to_every_field_and_the_field_says_the_same()
    {
        var page = await Rendered(new(), Fields.Select(field => new FieldError(field, $"Mend {field}")));

        var links = page.QuerySelectorAll<IHtmlAnchorElement>(".govuk-error-summary__list a").ToList();
        Assert.Equal(Fields.Select(field => $"Mend {field}"), links.Select(link => link.TextContent));
        foreach (var (field, link) in Fields.Zip(links))
        {
            var input = Assert.Single(page.QuerySelectorAll(link.GetAttribute("href")!));
            Assert.Equal(field, input.GetAttribute("name"));
            Assert.Contains($"Mend {field}", Description(input), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_error_summary_is_built_as_in_govuk_frontend_and_has_the_focus()
    {
        var summary = (await Rendered(new(), [new("title", "Enter a title")])).QuerySelector(".govuk-error-summary")!;

        Assert.Equal(("govuk-error-summary", "-1", true), (summary.GetAttribute("data-module"), summary.GetAttribute("tabindex"), summary.HasAttribute("autofocus")));
        // An alert that has the focus itself is read twice by some screen readers, and not at all by others.
        Assert.Equal("alert", Assert.Single(summary.Children).GetAttribute("role"));
        Assert.Null(summary.GetAttribute("role"));
    }

    [Fact]
    public async Task A_field_without_an_error_says_none()
    {
        var page = await Rendered(new(), [new("title", "Enter a title")]);

        Assert.Equal("title-error", Assert.Single(page.QuerySelectorAll(".govuk-error-message")).Id);
        Assert.Null((await Rendered(new())).QuerySelector(".govuk-error-summary, .govuk-error-message"));
    }

    [Fact]
    public async Task Every_id_is_there_once_and_every_description_exists()
    {
        var page = await Rendered(new(), Fields.Select(field => new FieldError(field, "Mend")));

        Assert.Distinct(page.QuerySelectorAll("[id]").Select(element => element.Id!));
        Assert.All(
            page.QuerySelectorAll("[aria-describedby]").SelectMany(element => element.GetAttribute("aria-describedby")!.Split(' ')),
            id => Assert.NotNull(page.GetElementById(id)));
    }

    [Fact]
    public async Task Every_input_has_a_label()
    {
        var page = await Rendered(new());

        Assert.All(
            page.QuerySelectorAll("form input, form textarea, form select"),
            input => Assert.NotEqual("", Assert.Single(page.QuerySelectorAll($"label[for='{input.Id}']")).TextContent.Trim()));
    }

    [Fact]
    public async Task The_honeypot_is_hidden_from_people()
    {
        var page = await Rendered(new() { Website = "https://spam.example" });

        var honeypot = page.QuerySelector<IHtmlInputElement>("[name=website]")!;
        Assert.Equal(("-1", "off", "https://spam.example"), (honeypot.GetAttribute("tabindex"), honeypot.Autocomplete, honeypot.Value));
        Assert.Equal("true", honeypot.Closest(".govuk-visually-hidden")!.GetAttribute("aria-hidden"));
        Assert.Equal("Leave this empty", page.QuerySelector("label[for=website]")!.TextContent);
        Assert.DoesNotContain("style=", page.QuerySelector("form")!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_chosen_on_the_empty_form_but_to_stay_anonymous()
    {
        var page = await Rendered(new());

        Assert.Equal(["anonymous"], page.QuerySelectorAll("[checked], [selected]").Select(choice => choice.GetAttribute("value")));
        Assert.Equal("", page.QuerySelector<IHtmlSelectElement>("#principle")!.Value);
        Assert.All(page.QuerySelectorAll<IHtmlTextAreaElement>("textarea"), area => Assert.Equal("", area.Value));
        Assert.All(page.QuerySelectorAll<IHtmlInputElement>("input.govuk-input"), input => Assert.Equal("", input.Value));
    }

    [Fact]
    public async Task The_form_keeps_what_was_typed()
    {
        var typed = A.Submission(
            ("title", "\"Quoted\" <b>"), ("text", "One\n\n</textarea><script>"), ("importance", "<i>"), ("meaning", "One\nTwo"), ("principle", Principle.Id.ToString()), ("barrier", "not <a> reference"),
            ("attribution", "named"), ("name", "Ada & Co"), ("organisation", "'Dorset'"), ("email", "not an address"));

        var page = await Rendered(typed);

        var expected = typed.Fields.Where(field => Fields.Contains(field.Name)).ToList();
        Assert.Equal(expected, expected.Select(field => (field.Name, Value(page, field.Name))));
        Assert.Empty(page.QuerySelectorAll("script"));
    }

    [Theory]
    [InlineData("\nindented")]
    [InlineData("\n\n\nindented")]
    [InlineData("not indented")]
    public async Task A_text_keeps_its_leading_line_breaks(string text) =>
        Assert.Equal(text, (await Rendered(new() { Text = text })).QuerySelector<IHtmlTextAreaElement>("#text")!.Value);

    // HTML reads &#x85; and &#x92; as an ellipsis and an apostrophe.
    [Fact]
    public async Task A_control_character_is_given_back_as_itself() =>
        Assert.Equal("a\u0085b\u0092c &#x92;", (await Rendered(new() { Text = "a\u0085b\u0092c &#x92;" })).QuerySelector<IHtmlTextAreaElement>("#text")!.Value);

    [Fact]
    public async Task Without_published_principles_the_form_asks_for_none() =>
        Assert.Null(Html.Parsed(await Html.Form(new())).QuerySelector("[name=principle]"));

    [Fact]
    public async Task A_principle_error_links_to_its_field() =>
        Assert.NotNull(Html.Parsed(await Html.Form(new(), [new("principle", A.Words.PrincipleUnknown)])).QuerySelector("select#principle"));

    [Fact]
    public async Task The_form_is_posted_to_be_checked()
    {
        var form = (await Rendered(new())).QuerySelector<IHtmlFormElement>("form")!;

        Assert.Equal(("post", "https://api.example.org/api/contributions/check"), (form.Method, form.Action));
    }

    [Fact]
    public async Task The_form_of_a_principle_says_which_and_asks_for_neither_kind_nor_principle()
    {
        var page = await Rendered(FormModel.GuidanceOn(Principle.Id));

        Assert.Equal(("guidance", Principle.Id.ToString()), (Hidden(page, "kind"), Hidden(page, "principle")));
        Assert.Equal(Principle.Title, page.QuerySelector("#kind strong")!.TextContent);
        Assert.Equal("Add guidance on “Share <early>” – Collaboration Manifesto", page.Title);
        Assert.Null(page.QuerySelector("[name=barrier]"));
    }

    [Fact]
    public async Task The_form_of_a_barrier_says_which_and_asks_for_neither_kind_nor_principle()
    {
        var barrier = Published("Nobody <asked>");

        var page = await Rendered(FormModel.GuidanceOn(barrier.Id, barrier.Title));

        Assert.Equal(("guidance", barrier.Id.Reference), (Hidden(page, "kind"), Hidden(page, "barrier")));
        Assert.Equal("Nobody <asked>", page.QuerySelector("#kind strong")!.TextContent);
        Assert.Equal("Say how you got past “Nobody <asked>” – Collaboration Manifesto", page.Title);
        Assert.Null(page.QuerySelector("[name=principle]"));
        Assert.DoesNotContain("Share", page.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_barriers_form_that_comes_back_with_an_error_still_says_which()
    {
        var page = await Rendered(FormModel.GuidanceOn(Published("Nobody <asked>").Id, "Nobody <asked>"), [new("title", "Enter a title")]);

        Assert.Equal("Nobody <asked>", page.QuerySelector("#kind strong")!.TextContent);
        Assert.Equal(("yes", "Nobody <asked>"), (Hidden(page, "fixed"), Hidden(page, "on")));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("7K3M-9QXP", true)]
    public async Task What_it_relates_to_is_folded_away_until_something_is_chosen(string barrier, bool open) =>
        Assert.Equal(open, (await Rendered(new() { Barrier = barrier })).QuerySelector("#barrier")!.Closest("details")!.HasAttribute("open"));

    [Fact]
    public async Task Without_its_principle_the_form_asks_for_everything()
    {
        var page = await Rendered(FormModel.GuidanceOn(A.Id("withdrawn")));

        Assert.Equal("guidance", Value(page, "kind"));
        Assert.NotNull(page.QuerySelector("select[name=principle]"));
    }

    [Theory]
    [InlineData("kind")]
    [InlineData("principle")]
    [InlineData("barrier")]
    public async Task Changing_kind_or_principle_opens_the_full_form(string change)
    {
        var posted = new Dictionary<string, string> { ["kind"] = "guidance", ["principle"] = Principle.Id.ToString(), ["fixed"] = "yes", ["change"] = change };

        var page = await Rendered(ContributionInput.From(new(posted.ToLookup(field => field.Key, field => field.Value), isJson: false)).Submission);

        Assert.Equal(("guidance", Principle.Id.ToString()), (Value(page, "kind"), Value(page, "principle")));
        Assert.NotEqual("hidden", page.QuerySelector($"[name={change}]")!.GetAttribute("type"));
    }

    private static CollaborationManifesto.Model.Barrier Published(string title) => new(A.Id("barrier"), title, "", null, new(null, null, false, A.Morning, A.Morning, A.Morning), [], 1);

    private static string? Hidden(IHtmlDocument page, string field) => Assert.Single(page.QuerySelectorAll<IHtmlInputElement>($"[type=hidden][name={field}]")).Value;

    private static async Task<IHtmlDocument> Rendered(Submission typed, IEnumerable<FieldError>? errors = null) =>
        Html.Parsed(await Html.Form(typed, errors, Principle));

    /// <summary>The texts that describe an input or its group.</summary>
    private static string Description(IElement input)
    {
        var described = input.Closest("fieldset") ?? input;
        return string.Join(' ', described.GetAttribute("aria-describedby")!.Split(' ').Select(id => input.Owner!.GetElementById(id)!.TextContent));
    }

    private static string? Value(IHtmlDocument page, string field) => page.QuerySelector($"[name={field}]") switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value,
        IHtmlInputElement { Type: "radio" or "checkbox" } => page.QuerySelector<IHtmlInputElement>($"[name={field}][checked]")!.Value,
        var input => ((IHtmlInputElement)input!).Value,
    };
}
