using CollaborationManifesto.Rules;

namespace CollaborationManifesto.Words;

/// <summary>The page on which curators change the order of the principles.</summary>
public sealed record OrderWords
{
    public string Heading { get; init; } = "The order of the principles";

    public string Introduction { get; init; } =
        "Move a principle up or down, or change the numbers to reorder them. Nothing changes on the site until you save. Web addresses stay the same.";

    public string Sort { get; init; } = "Sort by these numbers";

    public Func<string, string> NumberOf { get; init; } = title => $"Number of “{title}”";

    public string MoveUp { get; init; } = "Move up";

    public string MoveDown { get; init; } = "Move down";

    public string Unsaved { get; init; } = "This order is not saved yet.";

    public Func<string, int, string> IsNow { get; init; } = (title, number) => $"“{title}” is now number {Plural.Number(number)}.";

    public string AgreedQuestion { get; init; } = "Is this the order that you want?";

    public string Agreed { get; init; } = "Yes, show the principles in this order on the site";

    public string AgreedMissing { get; init; } = "Confirm that you want this order on the site";

    public string Save { get; init; } = "Save this order";

    public string Changed { get; init; } = "The principles changed after you opened this page. Check the list before you save it";

    public string Same { get; init; } = "Move at least one principle, or go back to the desk";

    public Func<string, string> NumberWrong { get; init; } = title => $"Enter a whole number for “{title}”";

    public string Saved { get; init; } = "The order is saved";

    public string SavedSentence { get; init; } = "It is on the site within a few minutes. You can change the order again at any time.";

    public string NotMoved { get; init; } = "Not all of them could be moved.";

    public Func<string, string> HistoryFull { get; init; } = title =>
        $"“{title}” stays where it was. {Plural.Number(ConsentPolicy.MaxHistory)} things have happened to it, and we cannot record more.";

    public string ChangeAgain { get; init; } = "Change the order again";
}
