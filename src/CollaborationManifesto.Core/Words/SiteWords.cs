namespace CollaborationManifesto.Words;

/// <summary>The site's pages of single contributions, also of those no longer published.</summary>
public sealed record SiteWords
{
    public string IsPrinciple { get; init; } = "Read it with its guidance and the barriers that it answers:";

    public string Supports { get; init; } = "It supports:";

    public string SupportsNone { get; init; } = "It is not tied to a principle yet.";

    public string AnsweredBy { get; init; } = "It is answered by:";

    public string AnsweredByNone { get; init; } = "No principle answers it yet.";

    public Func<string, string> Invitation { get; init; } = reference => $"If you have got past it, say how, with the reference {reference}";

    public string Retired { get; init; } = "This principle was retired. It stays here so that links to it keep working, and no longer counts.";

    public Func<string, string> Reference { get; init; } = reference => $"Reference {reference}";

    public Message NotFound { get; init; } = new(
        "Page not found", "If you typed the address, check that it is correct. If you followed a link, what it led to may have been withdrawn.");

    public string NotFoundDescription { get; init; } = "There is no page at this address.";

    public string ToPrinciples { get; init; } = "Go to the principles";

    public string ToBoard { get; init; } = "See the board";

    public Message Merged { get; init; } = new("This was merged with another", "Read what it was merged into");

    public Message Gone { get; init; } = new("This is not published at the moment", "It was, and the curators are looking at it again or have taken it off the site.");
}
