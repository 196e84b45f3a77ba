using System.Collections.Immutable;
using System.Globalization;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Curation;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Pages.Curate;

public sealed record OrderModel(
    PageFrame Frame, AllWords Words, string Token, string Nonce, IReadOnlyList<PrincipleTitle> Principles, IReadOnlyList<string> Typed, ImmutableArray<FieldError> Errors)
{
    public IEnumerable<(PrincipleTitle Principle, string Id, string Number, string? Error)> Rows => Principles.Select((principle, index) => (
        principle,
        OrderForm.FieldOf(index),
        Typed.Count == Principles.Count ? Typed[index] : (index + 1).ToString(CultureInfo.InvariantCulture),
        Errors.FirstOrDefault(error => error.Field == OrderForm.FieldOf(index))?.Message));
}
