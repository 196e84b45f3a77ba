using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Sessions.Walls;

/// <summary>
/// Shows the wall of a session. Its own link shows how many notes there are from the start; the code opens it once the notes are revealed. A page
/// is made and compressed again only when something that it shows has changed.
/// </summary>
public sealed class WallResponses(
    CodeResponses codes,
    SessionRooms rooms,
    NoteFates fates,
    LinkTokens tokens,
    PageFrames frames,
    SiteAssets assets,
    Refusals refusals,
    AllWords words,
    IOptions<SiteSettings> site,
    IOptions<ManifestoSettings> manifesto,
    TimeProvider clock)
{
    private readonly RecentlyAsked<ContributionId, Latest> _latest = new(clock);

    /// <param name="token">Of the wall's own link; null for the code.</param>
    public Task<IResult> ShowAsync(HttpRequest request, string? token, string? code, CancellationToken cancellationToken)
    {
        if (token is null)
            return codes.ForAsync(code, session => ShowAsync(request, session, byCode: true, cancellationToken), StatusCodes.Status404NotFound, cancellationToken);
        return tokens.ReadWall(token) is { } session ? ShowAsync(request, session, byCode: false, cancellationToken) : UnknownAsync(request);
    }

    private async Task<IResult> ShowAsync(HttpRequest request, ContributionId id, bool byCode, CancellationToken cancellationToken)
    {
        if (await rooms.FindAsync(id, cancellationToken) is not { Session: var session } room)
            return await UnknownAsync(request);
        var time = session.TimeAt(clock.GetUtcNow());
        if (time == SessionTime.Over)
            return await refusals.RefuseAsync(request, StatusCodes.Status410Gone, words.Wall.Over, (words.Join.ToOutcome, SessionAddress.Outcome(site.Value, session.Code)));
        if (byCode && !session.IsRevealed)
            return await refusals.RefuseAsync(request, StatusCodes.Status403Forbidden, words.Wall.NotRevealed, (words.Join.Join, SessionAddress.Join(site.Value, session.Code)));

        // Also after it was reopened: the notes from before have their words elsewhere.
        var known = room.Notes.Any(note => note.BroughtInAt is not null) ? await fates.OfAsync(session, cancellationToken) : null;
        var wall = _latest.For(id, _ => new()).Of(room, isClosed: time == SessionTime.JustClosed, known, manifesto.Value);
        var way = new Way(byCode, Refreshes: request.Query["refresh"] == WallModel.RefreshSeconds.ToString(CultureInfo.InvariantCulture));
        return new WallResult(wall.Version, await wall.PageAsync(way, () => PrintAsync(wall, id, way)), frames.ApiFetchPolicyFor(assets.Wall));
    }

    private Task<IResult> UnknownAsync(HttpRequest request) =>
        refusals.RefuseAsync(request, StatusCodes.Status404NotFound, words.Wall.Unknown, (words.Join.Join, SessionAddress.TypedJoin(site.Value)));

    private async Task<PrintedPage> PrintAsync(Wall wall, ContributionId id, Way way)
    {
        // The link that the page repeats is as strong as the one that opened it, also if it is not the same.
        var address = way.ByCode ? SessionAddress.Wall(site.Value, wall.View.Code) : site.Value.Link(SessionAddress.WallRoute, tokens.ForWall(id));
        var frame = frames.ForApi(wall.View.Name, assets.Wall) with { RefreshAfter = way.Refreshes ? WallModel.RefreshSeconds : null };
        var html = await Page.Utf8Async(WallPage.Create(new(frame, words, wall.View, wall.Version, address)));
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            await gzip.WriteAsync(html);
        return new(html, compressed.ToArray());
    }

    /// <summary>The ways in which the same wall is opened. Their pages differ in their links.</summary>
    private readonly record struct Way(bool ByCode, bool Refreshes);

    /// <summary>The latest wall of one session.</summary>
    private sealed class Latest
    {
        private readonly Lock _lock = new();
        private (SessionRoom Room, bool IsClosed, ILookup<ContributionId, NoteFate>? Fates) _madeFrom;
        private Wall? _wall;

        public Wall Of(SessionRoom room, bool isClosed, ILookup<ContributionId, NoteFate>? fates, ManifestoSettings manifesto)
        {
            lock (_lock)
            {
                if (_wall is not null && ReferenceEquals(_madeFrom.Room, room) && _madeFrom.IsClosed == isClosed && ReferenceEquals(_madeFrom.Fates, fates))
                    return _wall;
                var view = WallView.From(room, isClosed, fates, manifesto);
                var version = view.Hash();
                _madeFrom = (room, isClosed, fates);
                return _wall = _wall?.Version == version ? _wall : new(view, version);
            }
        }
    }

    /// <summary>A wall and those of its pages that someone has opened.</summary>
    private sealed class Wall(WallView view, string version)
    {
        private readonly ConcurrentDictionary<Way, Lazy<Task<PrintedPage>>> _pages = new();

        public WallView View => view;

        public string Version => version;

        public Task<PrintedPage> PageAsync(Way way, Func<Task<PrintedPage>> print) => _pages.GetOrAdd(way, _ => new(print)).Value;
    }
}
