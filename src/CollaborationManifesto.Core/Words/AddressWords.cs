namespace CollaborationManifesto.Words;

/// <summary>The email that asks whether an address belongs to the person who sent a contribution, and the page that it links to.</summary>
public sealed record AddressWords
{
    public Func<string, string> Subject { get; init; } = manifesto => $"Is this your address? {manifesto}";

    public string Heading { get; init; } = "Is this your email address?";

    public Func<int, string, string> Introduction { get; init; } = (count, manifesto) =>
        $"Someone sent {(count == 1 ? "a contribution" : Plural.Format(count, "contribution", "contributions"))} to the {manifesto} and gave this address, to be told what the curators decide.";

    public string IfYou { get; init; } = "If that was you, confirm it. If it was not, you need not do anything: nothing else is sent to you.";

    public string IfYouSeveral { get; init; } =
        "Confirm each that was yours: each has a link of its own. If one was not, you need not do anything, or say so by its link: nothing else about it is sent to you.";

    public string Button { get; init; } = "Say whether it was you";

    public Func<string, string, string> ButtonOf { get; init; } = (reference, day) => $"Say whether {reference} was you, sent in on {day}";

    public Func<string, string, string> About { get; init; } = (reference, day) => $"This is about the contribution {reference}, sent in on {day}.";

    public string Spelled { get; init; } = "Or copy this address into your browser:";

    public string Question { get; init; } = "Did you send a contribution and give this address?";

    public string Yes { get; init; } = "Yes, mail me what the curators decide";

    public string No { get; init; } = "No, remove this address";

    public string Send { get; init; } = "Continue";

    public string AnswerMissing { get; init; } = "Choose yes or no";

    public Message Confirmed { get; init; } = new("Your address is confirmed", "We will mail you what the curators decide. Nothing else is sent to it.");

    public Message Removed { get; init; } = new("The address is removed", "Nothing more is sent to it.");
}
