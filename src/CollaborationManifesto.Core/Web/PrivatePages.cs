using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using RazorSlices;

namespace CollaborationManifesto.Web;

/// <summary>Pages that anyone with their secret address can open: never cached, and without scripts.</summary>
public sealed class PrivatePages(PageFrames frames, AllWords words)
{
    /// <summary>Screen readers read the title first, so an error is announced there.</summary>
    public PageFrame Frame(string title, ImmutableArray<FieldError> errors) => frames.ForApi(errors.IsEmpty ? title : $"{words.Form.ErrorPrefix} {title}");

    public Task<IResult> RenderAsync(RazorSlice page, ImmutableArray<FieldError> errors) =>
        RenderAsync(page, errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    public async Task<IResult> RenderAsync(RazorSlice page, int status) => new PageResult(await Page.TextAsync(page), status, frames.ApiPolicy, SecurityHeaders.NoStore);
}
