using System.Collections.Immutable;
using CollaborationManifesto.Contributions;

namespace CollaborationManifesto.Curation;

public abstract record MailWishOutcome
{
    public sealed record Shown(Curator Curator, string Token, ImmutableArray<FieldError> Errors) : MailWishOutcome;

    public sealed record Chosen(string Token) : MailWishOutcome;

    /// <summary>By one click in a mail program.</summary>
    public sealed record Unsubscribed : MailWishOutcome;

    public sealed record UnknownLink : MailWishOutcome;

    public sealed record NoLongerCurator : MailWishOutcome;
}
