namespace CollaborationManifesto.Model;

/// <summary>Who sent a contribution and how they want to be credited. Only <see cref="PublicCredit"/> may be published.</summary>
public sealed record Contributor(string? Name, string? Organisation, EmailAddress? Email, Attribution Attribution)
{
    public static readonly Contributor Unknown = new(null, null, null, Attribution.Anonymous);

    /// <summary>Someone who reads this mailbox has confirmed that they sent the contribution. Until then we only email it to ask.</summary>
    public bool EmailConfirmed { get; init; }

    public bool HasPersonalData => Name is not null || Organisation is not null || Email is not null;

    /// <summary>The text after "Shared by" on the site; null if the person chose to be anonymous.</summary>
    public string? PublicCredit => Attribution switch
    {
        Attribution.Named when Organisation is not null => $"{Name}, {Organisation}",
        Attribution.Named => Name,
        Attribution.Organisation => Organisation,
        Attribution.Anonymous => null,
    };
}

/// <summary>How the person who sent a contribution chose to be credited in public.</summary>
public enum Attribution
{
    Anonymous,
    Organisation,
    Named,
}
