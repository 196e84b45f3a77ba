using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Contributing;

/// <summary>The question whether an address is the reader's own. Of the contribution it shows the reference and the day, and nothing that was typed: the reader may be a stranger.</summary>
public sealed record AddressModel(PageFrame Frame, AllWords Words, Contribution Contribution, string Token, ImmutableArray<FieldError> Errors)
{
    public Field Answer => new(Words.Form, "answer", Words.Address.Question, null, null, Errors.FirstOrDefault()?.Message)
    {
        Choices = [new("yes", Words.Address.Yes), new("no", Words.Address.No)],
    };
}
