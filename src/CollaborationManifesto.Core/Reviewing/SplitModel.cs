using System.Collections.Immutable;
using System.Globalization;
using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Reviewing;

/// <summary>The form to split a contribution into two.</summary>
public sealed record SplitModel(
    PageFrame Frame,
    AllWords Words,
    Contribution Contribution,
    Curator Curator,
    ConsentContext Consent,
    IntakeSettings Limits,
    ReviewForm Typed,
    string Nonce,
    ImmutableArray<FieldError> Errors)
{
    public string Heading => Words.Split.Title(Words.Language.InSentence(Words.Form.KindOf(Contribution.Kind)));

    /// <summary>True if someone else changed it first: the curator sees the current text above their own.</summary>
    public bool ChangedSince => Typed.ContentVersion is null;

    /// <summary>The version that the curator saw, so that later changes by others are noticed.</summary>
    public string ContentVersion => Typed.ContentVersion ?? Contribution.ContentVersion.ToString(CultureInfo.InvariantCulture);

    public IEnumerable<SplitPart> Parts => [new(Words.Split.First, [.. FieldsOf("", Typed.Wording)]), new(Words.Split.Second, [.. FieldsOf(ReviewForm.SecondPrefix, Typed.Second)])];

    public Field Reason => Field("reason", Words.Review.Reason, Words.Review.ReasonHintAfter, Typed.Reason) with { Rows = 3 };

    /// <summary>What happens to the votes, to what is published, and to whom.</summary>
    public IEnumerable<string> Consequences
    {
        get
        {
            var words = Words.Split;
            yield return Contribution.State == ContributionState.Approved ? words.ConsequencePublished : words.Consequence;
            if (Objectors.Any())
                yield return words.OverObjection(Objectors, Consent.Settings.ObjectionDays);
            if ((Contribution.Importance ?? Contribution.Meaning) is not null)
                yield return words.Meaning;
            // Nobody has the private page of something imported.
            if (Contribution.Source is null)
                yield return words.Told;
            yield return words.Undo;
        }
    }

    private IEnumerable<string> Objectors => Contribution.State == ContributionState.Approved ? []
        : Consent.Awaited(Rewriting.Of(Contribution.Votes, Contribution.Rewriting, Curator.Id, null, Consent.Now)).Select(objector => objector.Name);

    private IEnumerable<Field> FieldsOf(string prefix, Submission typed) =>
    [
        Field(prefix + "title", Words.Form.Title, Words.Form.AtMost(Limits.TitleMaxLength), typed.Title),
        Field(prefix + "text", Words.Check.Text, Words.Form.AtMost(Limits.TextMaxLength), typed.Text) with { Rows = 10 },
        Field(prefix + "kind", Words.Check.Kind, null, typed.Kind) with
        {
            Choices = [.. ContributionKinds.For(Contribution).Select(kind => new Choice(kind.ToString().ToLowerInvariant(), Words.Form.KindOf(kind)))],
        },
        Field(prefix + "category", Words.Check.Category, null, typed.Category) with
        {
            Choices = [.. Frame.Manifesto.Categories.Select(category => new Choice(category.Id, category.Name))],
        },
    ];

    private Field Field(string name, string label, string? hint, string? value) =>
        new(Words.Form, name, label, hint, value, Errors.FirstOrDefault(error => error.Field == name)?.Message);
}

/// <param name="Fields">Title, text, kind and category.</param>
public sealed record SplitPart(string Name, ImmutableArray<Field> Fields);

/// <summary>The other part of a split, as a curator sees it on the page of this one.</summary>
/// <param name="Sentence">Says which it is, and its state.</param>
public sealed record OtherPartModel(string Sentence, string Title, string Link);
