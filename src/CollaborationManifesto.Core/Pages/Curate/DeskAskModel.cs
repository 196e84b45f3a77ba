using System.Collections.Immutable;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Pages.Forms;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Pages.Curate;

public sealed record DeskAskModel(PageFrame Frame, AllWords Words, string? Typed, ImmutableArray<FieldError> Errors)
{
    public Field Email => new("email", Words.Desk.Address, null, Typed, Errors.FirstOrDefault()?.Message) { Autocomplete = "email", Type = "email" };
}
