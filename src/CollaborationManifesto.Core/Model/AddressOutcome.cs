using System.Collections.Immutable;

namespace CollaborationManifesto.Model;

public abstract record AddressOutcome
{
    public sealed record Asked(Contribution Contribution, string Token, ImmutableArray<FieldError> Errors) : AddressOutcome;

    public sealed record Answered(bool Confirmed) : AddressOutcome;

    public sealed record UnknownLink : AddressOutcome;
}
