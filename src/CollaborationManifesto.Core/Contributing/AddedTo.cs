using CollaborationManifesto.Flagging;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Contributing;

/// <summary>Adds what someone wrote to a published item, instead of sending it beside that: everything typed goes into the item's own form.</summary>
public readonly record struct AddedTo(PublishedItem Item)
{
    private const char Separator = '/';

    /// <summary>The value of the button. It carries the title, which the form shows, because another instance may answer.</summary>
    public string Value => string.Join(Separator, Item.Kind, Item.Id, Item.Title);

    /// <summary>Null if the value is not one of ours.</summary>
    public static AddedTo? Parse(string? value) =>
        value?.Split(Separator, 3) is [var kind, var id, var title] && Enum.GetNames<ContributionKind>().Contains(kind) && ContributionId.TryParse(id, out var item)
            ? new(new(item, Enum.Parse<ContributionKind>(kind), title))
            : null;

    public Submission Of(Submission typed)
    {
        var own = Item.Kind switch
        {
            ContributionKind.Principle => FormModel.GuidanceOn(Item.Id),
            ContributionKind.Barrier => FormModel.GuidanceOn(Item.Id, Item.Title),
            ContributionKind.Guidance or ContributionKind.Experience => FormModel.ExperienceOf(Item.Id, Item.Title),
        };
        // The other form has no fields for what a principle says beside its text.
        var text = typed.Kind == "principle" ? string.Join("\n\n", new[] { typed.Text, typed.Importance, typed.Meaning }.Where(part => !string.IsNullOrWhiteSpace(part))) : typed.Text;
        return typed with { Text = text, Importance = null, Meaning = null, Kind = own.Kind, Principle = own.Principle, Barrier = own.Barrier, About = own.About, On = own.On, Fixed = own.Fixed };
    }
}
