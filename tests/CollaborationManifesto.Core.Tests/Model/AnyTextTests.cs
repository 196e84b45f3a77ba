using System.Collections.Immutable;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CollaborationManifesto.Core.Tests.Web;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.TestData;
using CsCheck;

namespace CollaborationManifesto.Core.Tests.Model;

/// <summary>Any text is stored as documented or refused with an error, and the form gives it back.</summary>
public sealed class AnyTextTests
{
    private static readonly string[] Fields = ["title", "text", "name", "organisation"];

    private static readonly Gen<Submission> Submissions = Gen.Select(
        AnyText.Any, AnyText.Any, AnyText.Any, AnyText.Any,
        (title, text, name, organisation) => A.Submission(("title", title), ("text", text), ("name", name), ("organisation", organisation)));

    [Fact]
    public void Any_text_is_kept_as_documented_or_refused_on_its_field()
    {
        var (taken, refused) = (0, 0);

        Submissions.Sample(
            typed =>
            {
                foreach (var field in Fields)
                {
                    var value = Typed(typed, field);
                    var (draft, errors) = A.Parse(A.Submission((field, value)));
                    _ = draft is null ? Interlocked.Increment(ref refused) : Interlocked.Increment(ref taken);
                    if (draft is null)
                        AssertOneMessage(errors, field);
                    else
                        Assert.Equal(Kept(field, value), Value(draft, field));
                }
            },
            iter: Cases.Of(3_000));

        Assert.True(taken > refused && refused > 100, $"{taken} taken and {refused} refused");
    }

    [Fact]
    public void Stored_text_sent_again_stays_the_same() => AnyText.Any.Sample(
        typed =>
        {
            if (A.Parse(A.Submission(("title", typed), ("text", typed))).Draft is not { } draft)
                return;
            var again = A.Draft(("title", draft.Title), ("text", draft.Text));
            Assert.Equal((draft.Title, draft.Text), (again.Title, again.Text));
        },
        iter: Cases.Of(3_000));

    [Fact]
    public void Text_of_any_script_that_hides_nothing_is_taken() => Gen.Select(AnyText.Readable, AnyText.Readable).Sample(
        (title, text) =>
        {
            var (draft, errors) = A.Parse(A.Submission(("title", $"A {title}"), ("text", $"A {text}")), new() { TitleMaxLength = 200, TextMaxLength = 200 });
            Assert.Empty(errors);
            Assert.Equal((AnyText.Line($"A {title}"), AnyText.Paragraphs($"A {text}")), (draft!.Title, draft.Text));
        },
        iter: Cases.Of(1_000));

    [Fact]
    public Task A_refused_form_gives_back_everything_that_was_typed() => Submissions.SampleAsync(
        async typed =>
        {
            var refused = typed with { Licence = null };

            var page = Html.Parsed(await Html.Form(refused, A.Parse(refused).Errors));

            foreach (var field in Fields)
                Assert.Equal(AnyText.Posted(Typed(typed, field)), AnyText.Posted(Shown(page, field)));
        },
        iter: Cases.Of(400));

    [Fact]
    public Task A_check_page_sends_on_everything_that_was_typed() => Submissions.SampleAsync(
        async typed =>
        {
            if (A.Parse(typed).Draft is null)
                return;

            var page = Html.Parsed(await Html.Check(typed));

            foreach (var field in Fields)
                Assert.Equal(AnyText.Posted(Typed(typed, field)), AnyText.Posted(Shown(page, field)));
        },
        iter: Cases.Of(1_000));

    private static void AssertOneMessage(ImmutableArray<FieldError> errors, string field)
    {
        var error = Assert.Single(errors);
        Assert.Equal(field, error.Field);
        Assert.NotEqual("", error.Message);
    }

    private static string Typed(Submission typed, string field) => typed.Fields.Single(candidate => candidate.Name == field).Value!;

    /// <summary>Invisible text counts as empty.</summary>
    private static string? Kept(string field, string typed)
    {
        var kept = field == "text" ? AnyText.Paragraphs(typed) : AnyText.Line(typed);
        return TypedText.IsVisible(kept) ? kept : field == "text" ? "" : null;
    }

    private static string? Value(Draft draft, string field) => field switch
    {
        "title" => draft.Title,
        "text" => draft.Text,
        "name" => draft.Contributor.Name,
        _ => draft.Contributor.Organisation,
    };

    private static string Shown(IHtmlDocument page, string field) =>
        page.QuerySelector($"[name={field}]") is IHtmlTextAreaElement area ? area.Value : page.QuerySelector<IHtmlInputElement>($"[name={field}]")!.Value;
}
