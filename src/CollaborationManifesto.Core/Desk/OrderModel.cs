using System.Collections.Immutable;
using System.Globalization;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Desk;

public sealed record OrderModel(
    PageFrame Frame, AllWords Words, string Token, string Nonce, IReadOnlyList<PrincipleTitle> Principles, IReadOnlyList<string> Typed, ImmutableArray<FieldError> Errors)
{
    public IEnumerable<(PrincipleTitle Principle, string Id, string Number, string? Error)> Rows => Principles.Select((principle, index) => (
        principle,
        OrderForm.FieldOf(index),
        Typed.Count == Principles.Count ? Typed[index] : (index + 1).ToString(CultureInfo.InvariantCulture),
        Errors.FirstOrDefault(error => error.Field == OrderForm.FieldOf(index))?.Message));
}
