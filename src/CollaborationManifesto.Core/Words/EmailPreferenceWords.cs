using CollaborationManifesto.Model;

namespace CollaborationManifesto.Words;

/// <summary>The page on which curators choose which emails they get, and the line in each email that links to it.</summary>
public sealed record EmailPreferenceWords
{
    public string Line { get; init; } = "Fewer emails, or none for a while:";

    public string LinkText { get; init; } = "Choose what we email you";

    public string Heading { get; init; } = "What we email you";

    public Func<string, string> Hello { get; init; } = name => $"Hello {name}.";

    public Func<EmailPreference, string> Now { get; init; } = wish => wish switch
    {
        EmailPreference.Each => "You get an email for each contribution, and a summary when there are many. We also email you when an edition needs a second curator.",
        EmailPreference.DigestOnly => "You get one summary a day, and an email when an edition needs a second curator. We will still send links you ask for.",
        EmailPreference.Paused => "You get no emails about contributions or editions. We will still send links you ask for.",
    };

    public string Question { get; init; } = "What should we email you?";

    public string Hint { get; init; } = "You can change this at any time";

    public string Each { get; init; } = "An email for each contribution, and a summary when there are many";

    public string DigestOnly { get; init; } = "One summary a day, and an email when an edition needs a second curator";

    public string Paused { get; init; } = "No emails for now";

    public string Save { get; init; } = "Save";

    public string Saved { get; init; } = "Saved";

    public string Missing { get; init; } = "Choose what we should email you";

    public Message Unsubscribed { get; init; } = new(
        "You will get no more emails about contributions or editions", "To get them again, follow the link at the end of any email that you had from us.");
}
