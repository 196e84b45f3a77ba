using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Desk;

public sealed record DeskAskModel(PageFrame Frame, AllWords Words, string? Typed, ImmutableArray<FieldError> Errors)
{
    public Field Email => new(Words.Form, "email", Words.Desk.Address, null, Typed, Errors.FirstOrDefault()?.Message) { Autocomplete = "email", Type = "email" };
}
