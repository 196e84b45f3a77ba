namespace CollaborationManifesto.Notifications;

/// <param name="Quoted">What curators wrote, set apart; null for none.</param>
public sealed record ContributorMailModel(
    string Subject, string Heading, IReadOnlyList<string> Sentences, string? Quoted, string Button, string Spelled, string Link, string Closing)
{
    public string PlainText => string.Join("\n\n", Parts) + "\n";

    private IEnumerable<string> Parts =>
    [
        Heading,
        .. Sentences,
        .. Quoted is null ? Array.Empty<string>() : ["> " + Quoted.Replace("\n", "\n> ", StringComparison.Ordinal)],
        $"{Button}:\n{Link}",
        $"-- \n{Closing}",
    ];
}
