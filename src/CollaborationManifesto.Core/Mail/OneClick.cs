namespace CollaborationManifesto.Mail;

/// <summary>What an email program posts to unsubscribe (RFC 8058, section 3.1). Scanners that post the page's form do not send it.</summary>
public static class OneClick
{
    public const string Field = "List-Unsubscribe";

    public const string Value = "One-Click";
}
