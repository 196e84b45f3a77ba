namespace CollaborationManifesto.Signing;

/// <summary>Domains at which anyone can get an address, so that one of them says nothing about an organisation.</summary>
internal static class EmailDomains
{
    private static readonly HashSet<string> Free = new(StringComparer.OrdinalIgnoreCase)
    {
        "aol.co.uk", "aol.com", "btinternet.com", "fastmail.com", "gmail.com", "gmx.co.uk", "gmx.com", "gmx.net", "googlemail.com", "hotmail.co.uk", "hotmail.com", "icloud.com", "live.co.uk",
        "live.com", "mac.com", "mail.com", "me.com", "msn.com", "ntlworld.com", "outlook.com", "proton.me", "protonmail.com", "sky.com", "talktalk.net", "tiscali.co.uk", "tutanota.com",
        "virginmedia.com", "yahoo.co.uk", "yahoo.com", "ymail.com", "zoho.com",
    };

    public static bool AreFree(string domain) => Free.Contains(domain);
}
