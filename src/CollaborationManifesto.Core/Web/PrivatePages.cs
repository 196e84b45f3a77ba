using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using RazorSlices;

namespace CollaborationManifesto.Web;

/// <summary>Pages that anyone with their secret address can open: never cached, and without scripts but for one named file on one of them.</summary>
public sealed class PrivatePages(PageFrames frames, AllWords words)
{
    /// <summary>Screen readers read the title first, so an error is announced there.</summary>
    public PageFrame Frame(string title, ImmutableArray<FieldError> errors, params IReadOnlyList<SiteFile> scripts) =>
        frames.ForApi(errors.IsEmpty ? title : $"{words.Form.ErrorPrefix} {title}", scripts);

    public Task<IResult> RenderAsync(RazorSlice page, ImmutableArray<FieldError> errors) => RenderAsync(page, StatusOf(errors));

    /// <param name="script">The only script that may run.</param>
    public async Task<IResult> RenderAsync(RazorSlice page, ImmutableArray<FieldError> errors, SiteFile script) =>
        new PageResult(await Page.TextAsync(page), StatusOf(errors), frames.ApiPolicyFor(script), SecurityHeaders.NoStore);

    public async Task<IResult> RenderAsync(RazorSlice page, int status) => new PageResult(await Page.TextAsync(page), status, frames.ApiPolicy, SecurityHeaders.NoStore);

    private static int StatusOf(ImmutableArray<FieldError> errors) => errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
}
