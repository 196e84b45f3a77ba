using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Publishing.Pages;

/// <summary>The principles as a poster. It has nothing that changes with guidance or barriers, so their changes do not write it.</summary>
public sealed record PosterModel(PageFrame Frame, AllWords Words, ImmutableArray<Principle> Principles)
{
    /// <summary>Fewer principles have larger text (<c>_poster.scss</c>).</summary>
    public string Size => Principles.Length <= 6 ? "few" : Principles.Length <= 10 ? "some" : "many";

    public string ScanTo => Frame.TakesContributions ? Words.Poster.ScanToContribute : Words.Poster.ScanToRead;

    public string Path => Frame.TakesContributions ? "/contribute/" : "/";

    public string Address => Frame.Site.SiteUrl + Path;
}
