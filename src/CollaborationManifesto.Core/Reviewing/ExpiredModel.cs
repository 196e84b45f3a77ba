using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Reviewing;

/// <summary>Behind a review link that has expired: its curator can ask for a fresh one.</summary>
public sealed record ExpiredModel(PageFrame Frame, AllWords Words, string Token, ImmutableArray<string> Typed, ImmutableArray<FieldError> Errors)
{
    public Field Again => new(Words.Form, "answer", Words.Review.FreshLinkQuestion, null, null, Errors.FirstOrDefault()?.Message)
    {
        Choices = [new("yes", Words.Review.FreshLink)],
    };
}
