namespace CollaborationManifesto.Contributions;

/// <summary>Who sent a contribution and how they want to be shown. Only <see cref="PublicCredit"/> may be published.</summary>
public sealed record Contributor(string? Name, string? Organisation, EmailAddress? Email, Attribution Attribution)
{
    public static readonly Contributor Unknown = new(null, null, null, Attribution.Anonymous);

    /// <summary>The words behind "Shared by" on the site, or null when the person chose to be anonymous.</summary>
    public string? PublicCredit => Attribution switch
    {
        Attribution.Named when Organisation is not null => $"{Name}, {Organisation}",
        Attribution.Named => Name,
        Attribution.Organisation => Organisation,
        _ => null,
    };
}
