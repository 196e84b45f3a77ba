using CollaborationManifesto.Model;

namespace CollaborationManifesto.Words;

/// <summary>The page on which curators choose which emails they get, and the line in each email that links to it.</summary>
public sealed record EmailPreferenceWords
{
    public string Line { get; init; } = "Fewer mails, or none for a while:";

    public string LinkText { get; init; } = "Choose what we mail you";

    public string Heading { get; init; } = "What we mail you";

    public Func<string, string> Hello { get; init; } = name => $"Hello {name}.";

    public Func<EmailPreference, string> Now { get; init; } = wish => wish switch
    {
        EmailPreference.Each => "At the moment you get a mail for each contribution, and a digest when many come.",
        EmailPreference.DigestOnly => "At the moment you get digests only.",
        EmailPreference.Paused => "At the moment you get no mail about what waits. It still waits: choose otherwise and you are told of it.",
    };

    public string Question { get; init; } = "What should we mail you?";

    public string Hint { get; init; } = "You can change this whenever you like. A link that you ask for yourself comes in any case.";

    public string Each { get; init; } = "A mail for each contribution, and a digest when many come";

    public string DigestOnly { get; init; } = "Digests only, one a day at most";

    public string Paused { get; init; } = "No mail for now";

    public string Save { get; init; } = "Save";

    public string Missing { get; init; } = "Choose what we should mail you";

    public Message Unsubscribed { get; init; } = new(
        "You get no more mail about what waits", "To get it again, follow the link at the end of any mail that you had from us.");
}
