namespace CollaborationManifesto.Notifying;

/// <param name="Facts">Such as "Guidance · Tools · 7K3M-9QXP · sent in on 2 March 2026".</param>
/// <param name="Colour">Of its category.</param>
/// <param name="Link">The curator's own review link.</param>
public sealed record DigestItem(string Title, string Facts, string Colour, string Link)
{
    // The mark shows that the words are someone else's (they have no line break: FieldChecks.Line).
    public string PlainText => $"{Facts}\n> {Title}\n{Link}";
}
