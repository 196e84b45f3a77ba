using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;

namespace CollaborationManifesto.Sessions;

/// <summary>Addresses of the pages about live sessions.</summary>
internal static class SessionAddress
{
    /// <summary>Takes a code and leads to the page of a new phone. It stores nothing.</summary>
    public const string JoinRoute = "join";

    /// <summary>One phone's page: the question, its own notes and, afterwards, what became of them.</summary>
    public const string NotesRoute = "workshop/notes";

    public const string WallRoute = "workshop/wall";

    /// <summary>What an emailed link opens: a box to tick, and "Start".</summary>
    public const string InvitationRoute = "workshop/invitation";

    public const string LeadRoute = "workshop/lead";

    public const string GroupRoute = "workshop/group";

    /// <summary>What became of the notes, for everyone with the code.</summary>
    public const string OutcomeRoute = "workshop";

    /// <summary>The curators' list of workshops, and the form to start one.</summary>
    public const string DeskRoute = "desk/workshops";

    /// <summary>The curators' page of one workshop.</summary>
    public const string DeskSessionRoute = "desk/workshops/workshop";

    /// <summary>What the QR code holds. Short, so that it can be scanned from far away.</summary>
    public static string Join(SiteSettings site, SessionCode code) => $"{site.Api(JoinRoute)}?code={code}";

    /// <summary>What people type.</summary>
    public static string TypedJoin(SiteSettings site) => $"{site.SiteUrl}/join/";

    /// <summary>For everyone with the code, once the notes are revealed.</summary>
    public static string Wall(SiteSettings site, SessionCode code) => $"{site.Api(WallRoute)}?code={code}";

    public static string Outcome(SiteSettings site, SessionCode code) => $"{site.Api(OutcomeRoute)}?code={code}";
}
