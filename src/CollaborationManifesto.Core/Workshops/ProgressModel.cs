using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Workshops;

/// <summary>The page of an import that has begun.</summary>
public sealed record ProgressModel(PageFrame Frame, AllWords AllWords, ProgressShown Shown, string Nonce)
{
    public WorkshopWords Words => AllWords.Workshop;

    public string Token => Shown.Entered.Token;

    public WorkshopImport Import => Shown.Import;

    public string Here => ImportAddress.Link(Frame.Site, Token, Import.Id);

    public bool IsBusy => Import.State is ImportState.Running or ImportState.TakeBackAsked or ImportState.TakingBack;

    public bool CanTakeBack => Import is { State: ImportState.Done or ImportState.Stopped, Imported: > 0 };

    public bool HasNotes => Import is { State: ImportState.Running or ImportState.Done or ImportState.Stopped, Imported: > 0 };

    public IEnumerable<string> Facts
    {
        get
        {
            yield return Words.StateOf(Import);
            if (Import is { State: ImportState.Stopped, Imported: > 0 })
                yield return Words.Added(Import.Imported);
            if (Import.HereAlready > 0)
                yield return Words.WereHere(Import.HereAlready);
            if (Import.LeftOut > 0)
                yield return Words.WereLeftOut(Import.LeftOut);
            if (Import.Refused > 0)
                yield return Words.WereRefused(Import.Refused);
        }
    }

    /// <summary>What a curator has to know beside the figures; null if there is nothing.</summary>
    public string? Notice => Import.State switch
    {
        ImportState.Done => Import.Touched > 0 ? Words.CouldNotTakeBack(Import.Touched) : null,
        ImportState.TakenBack => Import.Touched > 0 ? Words.Kept(Import.Touched) : null,
        ImportState.Stopped => Import.Uploaded.CuratorId is null ? Words.Interrupted : Words.Stopped,
        ImportState.Running => Words.CanLeave,
        ImportState.TakeBackAsked or ImportState.TakingBack => Words.CanLeaveTakingBack,
        ImportState.Uploaded => null,
    };

    public string? Agreement => Import.Started is { } act ? Words.AgreedBy(act.CuratorName, AllWords.Language.Minute(act.At), Frame.Manifesto.LicenceName) : null;

    public int NotListed => Import.Format == ImportFormat.Trello ? 0 : Import.Refused - Import.FirstRefused.Length;

    public string ToNotes => DeskAddress.Link(Frame.Site, Token, ImportAddress.Notes(Import.Id));

    public string ToLookalikes => $"{Here}&alike=yes";

    public Field Agreed => new(AllWords.Form, "agreed", Words.TakeBackQuestion, Words.TakeBackHint, "", Shown.Errors.FirstOrDefault(error => error.Field == "agreed")?.Message)
    {
        Choices = [new("yes", Words.TakeBack)],
    };
}
