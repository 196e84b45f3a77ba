using System.Collections.Immutable;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Contributing;

/// <summary>Someone who gets email at a contributor's address says whether it is theirs. They do not see what was contributed.</summary>
public sealed class OwnAddress(ContributionStore contributions, OwnParts parts, ContributionUpdater changes, LinkTokens tokens, AllWords words, TimeProvider clock)
{
    /// <summary>Changes nothing, because scanners open links in contributors' emails too.</summary>
    public async Task<AddressOutcome> OpenAsync(string? token, CancellationToken cancellationToken) =>
        await FindAsync(token, cancellationToken) is { } found ? new AddressOutcome.Asked(found.Value, token!, []) : new AddressOutcome.UnknownLink();

    public async Task<AddressOutcome> AnswerAsync(string? token, string? answer, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not { } found)
            return new AddressOutcome.UnknownLink();
        var action = answer switch { "yes" => HistoryAction.AddressConfirmed, "no" => HistoryAction.AddressRemoved, _ => (HistoryAction?)null };
        if (action is null)
            return new AddressOutcome.Asked(found.Value, token!, [new("answer", words.Address.AnswerMissing)]);
        if (found.Value.Contributor.Email is null)
            return new AddressOutcome.Answered(false);

        // The same answer is the same command, however often the button is pressed.
        var entry = new HistoryEntry($"address-{answer}", clock.GetUtcNow(), action.Value);
        Contribution Answered(Contribution current) => action == HistoryAction.AddressConfirmed ? current.AddressConfirmedBy(entry) : current.AddressRemovedBy(entry);
        // Nobody is asked about a part, because its address was given with the whole.
        await AnswerOthersAsync(found.Value);
        var (contribution, _) = await changes.TryUpdateAsync(found, entry.CommandId, Answered, cancellationToken);
        // Curators can have split it in between.
        if (contribution is not null)
            await AnswerOthersAsync(contribution);
        // The contribution was deleted just now, and the address with it.
        return contribution is null ? new AddressOutcome.UnknownLink() : new AddressOutcome.Answered(action == HistoryAction.AddressConfirmed);

        async Task AnswerOthersAsync(Contribution own)
        {
            foreach (var other in await parts.OthersAsync(own, cancellationToken))
                await changes.TryUpdateAsync(other, entry.CommandId, current => current.Contributor.Email is null ? null : Answered(current), cancellationToken);
        }
    }

    private async Task<Versioned<Contribution>?> FindAsync(string? token, CancellationToken cancellationToken) =>
        tokens.ReadAddress(token) is { } id ? await contributions.FindAsync(id, cancellationToken) : null;
}

/// <summary>Answers whether an address is the contributor's own.</summary>
public sealed record AddressAnswer(string? Token, string? Answer)
{
    public static AddressAnswer From(PostedForm form) => new(form["token"], form["answer"]);
}

/// <summary>
/// Asks whether an address is the reader's own. It shows the contribution's reference and date but nothing that was typed, because the
/// reader may be a stranger.
/// </summary>
public sealed record AddressModel(PageFrame Frame, AllWords Words, Contribution Contribution, string Token, ImmutableArray<FieldError> Errors)
{
    public Field Answer => new(Words.Form, "answer", Words.Address.Question, null, null, Errors.FirstOrDefault()?.Message)
    {
        Choices = [new("yes", Words.Address.Yes), new("no", Words.Address.No)],
    };
}
