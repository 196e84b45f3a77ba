using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Contributing;

/// <summary>Says what withdrawing or erasing does, before it is done.</summary>
/// <param name="Wish">withdraw or erase.</param>
public sealed record OwnConfirmModel(PageFrame Frame, AllWords Words, PrivacySettings Privacy, Contribution Contribution, string Wish, string Token, string Nonce)
{
    /// <summary>It is one of several parts.</summary>
    public bool HasParts { get; init; }

    /// <summary>Heading and button.</summary>
    public string Act => IsErasure ? Words.Status.ConfirmErase : Words.Status.ConfirmWithdraw;

    /// <summary>Address of the private page. It is the form's too, so that the answer can be bookmarked.</summary>
    public string Page => Frame.Site.Link("contributions/status", Token);

    public IEnumerable<string> Consequences => IsErasure ? OfErasure : OfWithdrawal;

    private bool IsErasure => Wish == "erase";

    private IEnumerable<string> OfWithdrawal
    {
        get
        {
            yield return Words.Status.AfterWithdrawal(Contribution);
            if (HasParts)
                yield return Words.Status.OnlyThisPart;
            if (Contribution.Contributor.Email is not null)
                yield return Words.Status.AddressWithdrawn;
            yield return Words.Status.DeletedAfter(Privacy.ClosedDays);
            if (Contribution.Contributor.HasPersonalData)
                yield return Words.Status.EraseToo;
            if (Frame.TakesContributions)
                yield return Words.Status.SendAsNew;
        }
    }

    private IEnumerable<string> OfErasure
    {
        get
        {
            yield return Words.Status.DataRemoved;
            if (HasParts)
                yield return Words.Status.EveryPart;
            yield return Words.Status.AfterErasure(Contribution.State);
            if (Contribution.Contributor.Email is not null)
                yield return Words.Status.AddressErased;
        }
    }
}
