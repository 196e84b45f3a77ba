namespace CollaborationManifesto.Mail;

/// <summary>What a mail program posts when its reader unsubscribes there (RFC 8058, section 3.1). A scanner that posts a page's form does not send it.</summary>
public static class OneClick
{
    public const string Field = "List-Unsubscribe";

    public const string Value = "One-Click";
}
