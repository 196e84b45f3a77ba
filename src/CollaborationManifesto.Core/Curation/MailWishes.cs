using System.Collections.Immutable;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Links;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Curation;

/// <summary>A curator chooses what they are mailed, through a link of their own in each of their mails.</summary>
public sealed class MailWishes(CuratorRegister curators, LinkTokens tokens, AllWords words)
{
    /// <summary>Reads; it changes nothing, because mail scanners open links.</summary>
    public async Task<MailWishOutcome> Open(string? token, CancellationToken cancellation) => await Show(token, [], cancellation);

    public async Task<MailWishOutcome> Choose(MailWishForm form, CancellationToken cancellation)
    {
        if (tokens.ReadMailWish(form.Token) is not { } curator)
            return new MailWishOutcome.UnknownLink();
        // Enum.TryParse would take numbers as well.
        if (!Enum.GetNames<MailWish>().Contains(form.Mails))
            return await Show(form.Token, [new("mails", words.MailWish.Missing)], cancellation);
        if (!await curators.Wish(curator, Enum.Parse<MailWish>(form.Mails!), cancellation))
            return new MailWishOutcome.NoLongerCurator();
        return form.OneClick ? new MailWishOutcome.Unsubscribed() : new MailWishOutcome.Chosen(form.Token!);
    }

    private async Task<MailWishOutcome> Show(string? token, ImmutableArray<FieldError> errors, CancellationToken cancellation)
    {
        if (tokens.ReadMailWish(token) is not { } id)
            return new MailWishOutcome.UnknownLink();
        return await curators.Find(id, cancellation) is { } curator
            ? new MailWishOutcome.Shown(curator, token!, errors)
            : new MailWishOutcome.NoLongerCurator();
    }
}
