using CollaborationManifesto.Model;

namespace CollaborationManifesto.Words;

/// <summary>The email that asks a curator for a decision.</summary>
public sealed record ReviewMailWords
{
    public Func<string, string, string, string> Subject { get; init; } = (kind, title, reference) => $"{kind}: {title} [{reference}]";

    public Func<string, string> Heading { get; init; } = kind => $"New {kind} to decide on";

    public Func<string, string> HeadingAgain { get; init; } = kind => $"This {kind} waits again";

    public Func<string, string> HeadingFreshLink { get; init; } = kind => $"A new link to this {kind}";

    public Func<string, string> Greeting { get; init; } = name => $"Hello {name},";

    public string Introduction { get; init; } = "Someone sent this in. You decide together with the other curators.";

    public string IntroductionBlind { get; init; } = "Someone sent this in. You decide together with the other curators, without knowing who sent it.";

    public string FreshLink { get; init; } = "You asked for a new link because the old one had expired.";

    /// <summary>Why a contribution is waiting again; null if nothing has happened since it was sent.</summary>
    public string? Again(HistoryEntry entry) => entry.Action switch
    {
        HistoryAction.Corrected => Corrected,
        HistoryAction.Edited => Edited(entry.CuratorName!),
        HistoryAction.Undone => Undone(entry.CuratorName!),
        HistoryAction.Objected => Objected(entry.CuratorName!),
        HistoryAction.Unpublished => Unpublished(entry.CuratorName!),
        HistoryAction.Reopened => Reopened(entry.CuratorName!),
        HistoryAction.Categorised => Categorised(entry.CuratorName!),
        HistoryAction.Answered => Answered,
        HistoryAction.Submitted or HistoryAction.Imported or HistoryAction.Approved or HistoryAction.Declined or HistoryAction.TakenBack
            or HistoryAction.Merged or HistoryAction.Amended or HistoryAction.Retired or HistoryAction.Moved or HistoryAction.Asked or HistoryAction.Withdrawn
            or HistoryAction.PersonalDataErased or HistoryAction.AddressConfirmed or HistoryAction.AddressRemoved => null,
    };

    public Func<string, string> Unpublished { get; init; } = curator => $"{curator} took it off the site, so everyone is asked again. The reason given:";

    public Func<string, string> Reopened { get; init; } = curator => $"{curator} reopened it, so everyone is asked again. The reason given:";

    public Func<string, string> Categorised { get; init; } = curator => $"{curator} moved it to another category. What curators said of it is asked again.";

    public string Answered { get; init; } = "Its contributor answered the curators’ question:";

    public string Corrected { get; init; } = "Its contributor sent a new version. What curators said of the old one no longer counts.";

    public Func<string, string> Edited { get; init; } = curator => $"{curator} edited it. What curators said of the old version no longer counts.";

    public Func<string, string> Undone { get; init; } = curator => $"{curator} undid the decision, so everyone is asked again. The reason given:";

    public Func<string, string> Objected { get; init; } = curator => $"{curator} objected to it. The reason given:";

    public Func<string, string> AboutBarrier { get; init; } = reference => $"About barrier {reference}";

    public string Button { get; init; } = "Read and decide";

    public string Spelled { get; init; } = "Or copy this address into your browser:";

    public Func<string, string> Expiry { get; init; } = day => $"This link is yours alone and works until {day}. Opening it decides nothing.";

    public Func<string, string> WhyYou { get; init; } = manifesto => $"You get this mail because you are a curator of the {manifesto}.";
}
