using System.Collections.Immutable;
using System.Globalization;
using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Reviewing;

/// <summary>The form to edit a contribution. Saving a pending one also approves it.</summary>
public sealed record EditModel(
    PageFrame Frame,
    AllWords Words,
    Contribution Contribution,
    IReadOnlyList<PrincipleTitle> Principles,
    Curator Curator,
    ConsentContext Consent,
    IntakeSettings Limits,
    ReviewForm Typed,
    string Nonce,
    ImmutableArray<FieldError> Errors)
{
    public string KindNow => Words.Form.KindOf(Contribution.Kind);

    public string Heading => Words.Edit.Title(Words.Language.InSentence(KindNow));

    /// <summary>True if someone else changed it first: the curator sees the current text above their own.</summary>
    public bool ChangedSince => Typed.ContentVersion is null;

    /// <summary>The version that the curator saw, so that later changes by others are noticed.</summary>
    public string ContentVersion => Typed.ContentVersion ?? Contribution.ContentVersion.ToString(CultureInfo.InvariantCulture);

    private IEnumerable<string> Objectors => Consent.Awaited(Rewriting.Of(Contribution.Votes, Contribution.Rewriting, Curator.Id, null, Consent.Now)).Select(objector => objector.Name);

    public bool IsPublished => Contribution.State == ContributionState.Approved;

    private bool MustPropose => Consent.MustPropose(Contribution, Curator.Id);

    /// <summary>The earlier words of anything that was never published were never public.</summary>
    public bool AsksAboutEarlierWords => Contribution.FirstApprovedAt is not null;

    public string Consequence =>
        IsPublished && MustPropose ? Words.Edit.AmendProposes(Consent.ProposalApprovalsNeeded)
        : IsPublished ? Words.Edit.AmendPublishes(Consent.Settings.AmendmentUndoHours)
        : Objectors.Any() ? Words.Edit.OverObjection(Objectors, Consent.Settings.ObjectionDays)
        : Words.Edit.Publishes(Consent.Settings.ApprovalsNeeded);

    /// <summary>Null if nothing is proposed.</summary>
    public string? Replaces => Contribution.Proposal is { } proposal ? Words.Edit.ReplacesProposal(proposal.CuratorName) : null;

    public string Button =>
        IsPublished && MustPropose ? Words.Edit.SaveProposed
        : IsPublished ? Words.Edit.SaveAmended
        : Objectors.Any() ? Words.Edit.SaveOverObjection
        : Words.Edit.Save;

    public Field EarlierWords => Field("earlier", Words.Edit.EarlierWords, Words.Edit.EarlierWordsHint, Typed.EarlierWords) with
    {
        Choices = [new("show", Words.Edit.ShowEarlier, Words.Edit.ShowEarlierHint), new("remove", Words.Edit.RemoveEarlier, Words.Edit.RemoveEarlierHint)],
    };

    public Field Reason => Field("reason", Words.Review.Reason, Words.Review.ReasonHintAfter, Typed.Reason) with { Rows = 3 };

    public Field Kind => Field("kind", Words.Check.Kind, null, Typed.Wording.Kind) with
    {
        Choices = [.. ContributionKinds.For(Contribution).Select(kind => new Choice(kind.ToString().ToLowerInvariant(), Words.Form.KindOf(kind)))],
    };

    public Field Category => Field("category", Words.Check.Category, null, Typed.Wording.Category) with
    {
        Choices = [.. Frame.Manifesto.Categories.Select(category => new Choice(category.Id, category.Name))],
    };

    public Field Title => Field("title", Words.Form.Title, Words.Form.AtMost(Limits.TitleMaxLength), Typed.Wording.Title);

    public Field Text => Field("text", Words.Check.Text, Words.Form.AtMost(Limits.TextMaxLength), Typed.Wording.Text) with { Rows = 10 };

    /// <summary>True if importance and meaning are asked for. Anything that becomes a principle is first published without them.</summary>
    public bool IsPrinciple => Contribution.Kind == ContributionKind.Principle;

    public Field Importance => Field("importance", Words.Principle.Importance, Words.Principle.ImportanceHint, Typed.Wording.Importance) with { Rows = 5 };

    public Field Meaning => Field("meaning", Words.Principle.Meaning, Words.Principle.MeaningHint, Typed.Wording.Meaning) with { Rows = 5 };

    public Field Attached => Field("principles", Words.Edit.Principles, Words.Edit.PrinciplesHint, Typed.Principles) with
    {
        Choices = [.. Offered.Select(principle => new Choice(principle.Id.ToString(), principle.Title))],
    };

    /// <summary>Its principles that are not published now. The form does not ask about them and keeps them.</summary>
    public IEnumerable<ContributionId> Kept => Contribution.Principles.Except(Offered.Select(principle => principle.Id));

    private IEnumerable<PrincipleTitle> Offered => Principles.Where(principle => principle.Id != Contribution.Id);

    private Field Field(string name, string label, string? hint, string? value) =>
        new(Words.Form, name, label, hint, value, Errors.FirstOrDefault(error => error.Field == name)?.Message);
}
