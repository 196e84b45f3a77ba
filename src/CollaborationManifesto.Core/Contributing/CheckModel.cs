using System.Collections.Immutable;
using CollaborationManifesto.Flagging;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Contributing;

/// <param name="PrincipleTitle">Title of the chosen principle; null if none was chosen.</param>
public sealed record CheckModel(PageFrame Frame, AllWords Words, Submission Typed, Draft Draft, string? PrincipleTitle, string Token)
{
    /// <summary>Published items that say nearly the same.</summary>
    public ImmutableArray<PublishedItem> Similar { get; init; } = [];

    public string Kind => Words.Form.KindOf(Draft.Kind);

    /// <summary>Each answer with the field that its "change" button leads to; empty if it cannot be changed.</summary>
    public IEnumerable<(string Label, string Value, string Field, string Changes)> Answers =>
    [
        .. Draft.Again is { } again ? OfExperience(again) : OfItem,
        Answer(Words.Check.Credit, Draft.Contributor.PublicCredit ?? Words.Check.Anonymous, "attribution"),
        (Words.Check.Private, Private, "email", Words.Check.PrivateField),
    ];

    private IEnumerable<(string Label, string Value, string Field, string Changes)> OfExperience(TryAgain again) =>
    [
        Answer(Words.Check.About, string.IsNullOrWhiteSpace(Typed.On) ? Draft.About!.Value.Reference : Typed.On, ""),
        (Words.Form.Again, Words.Form.AgainAnswer(again), "again", Words.Check.AgainField),
    ];

    private IEnumerable<(string Label, string Value, string Field, string Changes)> OfItem =>
    [
        Answer(Words.Check.Kind, Kind, "kind"),
        Answer(Words.Check.Category, Frame.Manifesto.FindCategory(Draft.Category)!.Name, "category"),
        Answer(Words.Check.Principle, PrincipleTitle ?? Words.Check.NoPrinciple, "principle"),
        Answer(Words.Check.Barrier, AboutBarrier, "barrier"),
    ];

    /// <summary>With its title, if the form was that barrier's own.</summary>
    private string AboutBarrier => Draft.Barrier is not { } reference ? Words.Check.NoBarrier
        : Typed is { Fixed: "yes", On.Length: > 0 } ? $"{Typed.On} ({reference})"
        : reference;

    private (string, string, string, string) Answer(string label, string value, string field) => (label, value, field, Words.Language.InSentence(label));

    /// <summary>Answers about the person that the public credit does not show.</summary>
    private string Private
    {
        get
        {
            var (name, organisation, email, attribution) = Draft.Contributor;
            string?[] hidden =
            [
                attribution == Attribution.Named ? null : name,
                attribution == Attribution.Anonymous ? organisation : null,
                email?.Value,
            ];
            var told = string.Join(", ", hidden.Where(text => text is not null));
            return told.Length > 0 ? told : Words.Check.NothingPrivate;
        }
    }
}
