using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Contributing;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Reviewing;
using CollaborationManifesto.Storage;
using CsCheck;

namespace CollaborationManifesto.App.Tests.Reconciling;

/// <summary>What someone does to a contribution after sending it.</summary>
internal enum Act
{
    Confirm,
    Approve,
    Decline,
    Ask,
    Merge,
    Correct,
    Withdraw,
    Erase,
}

/// <summary>Someone acts on a contribution and its message is handled. The program may die on the way.</summary>
/// <param name="DiesAt">The program's call at which it dies. Most acts have fewer than sixty.</param>
internal sealed record Moment(Act Act, int DiesAt, bool Answered);

/// <summary>One contribution and its history.</summary>
internal sealed record Life(bool HasAddress, IReadOnlyList<Moment> Moments)
{
    private static readonly Gen<Moment> AnyMoment = Gen.Select(Gen.Enum<Act>(), Gen.Int[0, 80], Gen.Bool, (act, diesAt, answered) => new Moment(act, diesAt, answered));

    /// <summary>The first moment is always the submission.</summary>
    public static readonly Gen<Life> Any = Gen.Select(Gen.Bool, AnyMoment.List[1, 4], (hasAddress, moments) => new Life(hasAddress, moments));

    public static string AddressOf(ContributionId id) => $"{id}@example.org";

    public Task Send(ManifestoApp app, ContributionId id) => app.Get<Contributing.Intake>().SubmitAsync(
        Submission.From(new Dictionary<string, string>
        {
            ["kind"] = "barrier",
            ["category"] = "culture",
            ["title"] = $"Title {id}",
            ["text"] = "Text.",
            ["attribution"] = HasAddress ? "named" : "anonymous",
            ["name"] = "Sam Example",
            ["email"] = HasAddress ? AddressOf(id) : "",
            ["licence"] = "yes",
        }.GetValueOrDefault),
        id,
        CancellationToken.None);

    /// <summary>Uses the same handlers as the pages. What the rules refuse changes nothing.</summary>
    public static async Task Do(ManifestoApp app, Act act, ContributionId id, ContributionId other)
    {
        if (await app.Get<ContributionStore>().FindAsync(id, CancellationToken.None) is not { } read)
            return;
        switch (act)
        {
            case Act.Confirm:
                await app.Get<OwnAddress>().AnswerAsync(app.Get<LinkTokens>().ForAddress(id), "yes", CancellationToken.None);
                break;
            case Act.Correct:
                await Own(app, read.Value, "send");
                break;
            case Act.Withdraw or Act.Erase:
                await Own(app, read.Value, act.ToString().ToLowerInvariant());
                break;
            default:
                var curator = (await app.Get<CuratorRegister>().AllAsync(CancellationToken.None))[0];
                var decision = new Decision($"{ContributionId.New()}", Enum.Parse<DecisionKind>(act.ToString()), read.Value.ContentVersion, "Why.") { MergeInto = other, FromDesk = true };
                await app.Get<DecisionService>().RecordAsync(read, new(curator, [curator.Id]), decision, CancellationToken.None);
                break;
        }
    }

    private static Task Own(ManifestoApp app, Contribution contribution, string wish) => app.Get<OwnContribution>().ChangeAsync(
        new(app.Get<LinkTokens>().ForStatus(contribution.Id), $"{ContributionId.New()}", $"{contribution.ContentVersion}", wish, "Corrected", "Text.", "yes"),
        CancellationToken.None);
}
