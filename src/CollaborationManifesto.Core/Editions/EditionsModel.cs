using System.Globalization;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Editions;

/// <summary>The page of editions: those that are named, and one form.</summary>
public sealed record EditionsModel(PageFrame Frame, AllWords AllWords, EditionsShown Shown, string Nonce)
{
    public EditionWords Words => AllWords.Edition;

    public string Token => Shown.Entered.Token;

    public string Here => Frame.Site.Link("desk/editions", Token);

    public EditionPreview? Preview => Shown.Preview;

    public Edition? Correcting => Shown.Editions.FirstOrDefault(edition => edition.Named is not null && edition.Number == Shown.Correcting);

    public Edition? Waiting => Correcting is null && Shown.Editions is [.., { Named: null } waiting] ? waiting : null;

    /// <summary>Newest first.</summary>
    public IEnumerable<Edition> Named => Shown.Editions.Where(edition => edition.Named is not null).Reverse();

    public int Next => Shown.Editions.Count == 0 ? 1 : Shown.Editions[^1].Number + 1;

    private bool IsAlone => Shown.Entered.Acting.All.Count == 1;

    public string Consequence => IsAlone ? Words.WillName : Words.WillPropose;

    public string NameButton => IsAlone ? Words.NameButton(Next) : Words.ProposeButton(Next);

    public string WhyNot => Named.Any() ? Words.NothingNew : Words.NoVersion;

    public bool IsMine => Waiting?.Proposed.CuratorId == Shown.Entered.Curator.Id;

    public string? Standing => !IsMine ? null : IsAlone ? Words.OnlyYou : Words.WaitingForAnother;

    /// <summary>True if the only thing that can be decided is to take it back.</summary>
    public bool OnlyTakesBack => IsMine && !IsAlone;

    public Field Decision => Field("decision", OnlyTakesBack ? Words.TakeBackQuestion : Words.Decision, null, "") with
    {
        Choices = [.. EditionDesk.Choices(Waiting!, Shown.Entered).Select(ChoiceOf)],
    };

    public Field Title => Field("title", Words.TitleLabel, $"{Words.TitleHint}. {AllWords.Form.AtMost(Edition.MaxTitleLength)}", Shown.Typed?.Title ?? Correcting?.Title ?? "");

    public Field Note => Field("note", Words.NoteLabel, $"{Words.NoteHint}. {AllWords.Form.AtMost(Edition.MaxNoteLength)}", Shown.Typed?.Note ?? Correcting?.Note ?? Draft) with { Rows = 8 };

    public Field Agreed => Field("agreed", Words.AgreedQuestion, null, Shown.Typed?.Agrees == true ? "yes" : "") with { Choices = [new("yes", Words.Agreed)] };

    public Field Asks => Field("asks", Words.AsksQuestion, null, Shown.Typed?.AsksSignatories == true ? "yes" : "") with { Choices = [new("yes", Words.Asks, Words.AsksHint)] };

    /// <summary>Someone else was first, so what was typed has no form any more.</summary>
    public bool ShowsEntered => Shown.Typed is { Act: EditionForm.Name } && (Waiting is not null || Preview is null);

    /// <summary>Someone else corrected it first: the curator sees what it says now above what they typed.</summary>
    public bool CorrectedSince => Shown.Typed is { Act: EditionForm.Correct, Corrections: null };

    /// <summary>The words of the principles, without those that were removed.</summary>
    public IEnumerable<(int Number, SnapshotItem Principle)> Principles =>
        SnapshotDocument.Read(Preview!.Content.File).Principles.Index().Where(item => item.Item.Redacted != true).Select(item => (item.Item.Number ?? item.Index + 1, item.Item));

    public IReadOnlyList<string> Changes => Preview?.Changes?.Lines(Words) ?? [];

    public string ContentSentence(EditionPreview preview) => Words.Content(preview.Content.Principles.Count, preview.Content.Guidance, preview.Content.Barriers);

    public string VersionSentence(EditionPreview preview) => Words.Version(preview.Version.Number, Minute(preview.Version.TakenAt));

    public string Minute(DateTimeOffset time) => AllWords.Language.Minute(time);

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public string LinkTo(Edition edition) => $"{Frame.Root}/{edition.Path}";

    public string CorrectLink(Edition edition) => $"{Here}&correct={Text(edition.Number)}";

    public IEnumerable<string> Facts(Edition edition)
    {
        yield return Words.OfVersion(edition.Snapshot, Minute(edition.TakenAt));
        yield return Words.NamedBy(edition.Proposed.CuratorName, edition.Named!.CuratorName);
        if (edition.AsksSignatories)
            yield return Words.AsksSignatories;
        if (edition.Corrections is [.., var last])
            yield return Words.LastCorrected(edition.Corrections.Length, last.Act.CuratorName, Minute(last.Act.At));
    }

    /// <summary>Numbers only, and no word of an item: those may have to be removed later.</summary>
    private string Draft => Preview switch
    {
        null or { Since: not null, Changes: null } => "",
        { Since: null, Content: var content } => Words.First(content.Principles.Count, content.Guidance, content.Barriers),
        { Since: { } since } => Changes.Count == 0 ? Words.NothingSince(since) : string.Join("\n- ", [Words.Since(since), .. Changes]),
    };

    private Choice ChoiceOf(string? decision) => decision switch
    {
        EditionForm.Confirm => new(EditionForm.Confirm, Words.Confirm(Waiting!.Number), Words.ConfirmHint),
        EditionForm.Decline => new(EditionForm.Decline, Words.Decline, Words.DeclineHint),
        EditionForm.TakeBack => new(EditionForm.TakeBack, Words.TakeBack, Words.DeclineHint),
        var other => throw new InvalidOperationException($"{other} is no decision."),
    };

    private Field Field(string name, string label, string? hint, string value) =>
        new(AllWords.Form, name, label, hint, value, Shown.Errors.FirstOrDefault(error => error.Field == name)?.Message);
}

/// <summary>A title and a note, as text.</summary>
public sealed record EditionTextModel(EditionWords Words, string Title, string Note);
