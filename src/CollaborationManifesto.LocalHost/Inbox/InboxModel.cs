using CollaborationManifesto.Web.Pages;

namespace CollaborationManifesto.LocalHost.Inbox;

public sealed record InboxModel(PageFrame Frame, IReadOnlyList<ReceivedMail> Mails)
{
    /// <summary>Newest first, each with its position in the inbox, which is its address.</summary>
    public IEnumerable<(ReceivedMail Mail, int Number)> NewestFirst => Mails.Select((mail, index) => (mail, index + 1)).Reverse();
}
