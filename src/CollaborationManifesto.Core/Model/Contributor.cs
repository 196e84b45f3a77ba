namespace CollaborationManifesto.Model;

/// <summary>Who sent a contribution and how they want to be shown. Only <see cref="PublicCredit"/> may be published.</summary>
public sealed record Contributor(string? Name, string? Organisation, EmailAddress? Email, Attribution Attribution)
{
    public static readonly Contributor Unknown = new(null, null, null, Attribution.Anonymous);

    /// <summary>Whoever reads that mail said that they sent this. Only then is anything but the question itself mailed there.</summary>
    public bool EmailConfirmed { get; init; }

    public bool HasPersonalData => Name is not null || Organisation is not null || Email is not null;

    /// <summary>The words behind "Shared by" on the site, or null when the person chose to be anonymous.</summary>
    public string? PublicCredit => Attribution switch
    {
        Attribution.Named when Organisation is not null => $"{Name}, {Organisation}",
        Attribution.Named => Name,
        Attribution.Organisation => Organisation,
        Attribution.Anonymous => null,
    };
}

/// <summary>How a contributor chose to be shown in public.</summary>
public enum Attribution
{
    Anonymous,
    Organisation,
    Named,
}
