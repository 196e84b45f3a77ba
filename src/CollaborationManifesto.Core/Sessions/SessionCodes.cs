using System.Collections.Concurrent;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web;

namespace CollaborationManifesto.Sessions;

/// <summary>
/// Finds the session that has a code. Wrong codes are limited in total for each instance, and no address is ever refused: a room shares one. A
/// code that this instance has found lately always works.
/// </summary>
public sealed class SessionCodes(SessionRegister register, TimeProvider clock)
{
    private const int Burst = 300;
    private const int PerMinute = 120;

    /// <summary>Codes that are remembered; more are never in use at once.</summary>
    private const int MostRemembered = 5 * LiveSession.MostOpen;

    /// <summary>An old code stops working within this time.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<SessionCode, (ContributionId Session, DateTimeOffset FoundAt)> _found = new();
    private readonly TokenBucket _wrong = new(Burst, PerMinute, clock);

    public async Task<CodeLookup> FindAsync(string? typed, CancellationToken cancellationToken)
    {
        // What cannot be a code asks storage nothing, so it is not counted.
        if (SessionCode.TryParse(typed) is not { } code)
            return new CodeLookup.Unknown();
        var now = clock.GetUtcNow();
        if (_found.TryGetValue(code, out var known) && now - known.FoundAt < Remembered)
            return new CodeLookup.Found(known.Session);
        // People who guess cannot keep out a room whose code was right a while ago.
        var wasFound = _found.ContainsKey(code);
        if (!wasFound && _wrong.Take() is { } wait)
            return new CodeLookup.TooManyWrong(wait);
        if (await register.FindIdAsync(code, cancellationToken) is not { } session)
        {
            _found.TryRemove(code, out _);
            return new CodeLookup.Unknown();
        }

        if (!wasFound)
            _wrong.GiveBack();
        Remember(code, session, now);
        return new CodeLookup.Found(session);
    }

    private void Remember(SessionCode code, ContributionId session, DateTimeOffset now)
    {
        if (_found.Count >= MostRemembered)
        {
            foreach (var (old, _) in _found.OrderBy(found => found.Value.FoundAt).Take(MostRemembered / 2))
                _found.TryRemove(old, out _);
        }

        _found[code] = (session, now);
    }
}

/// <summary>What a typed code leads to.</summary>
public abstract record CodeLookup
{
    public sealed record Found(ContributionId Session) : CodeLookup;

    public sealed record Unknown : CodeLookup;

    /// <summary>So many wrong codes were typed that no other one is looked up for a while.</summary>
    public sealed record TooManyWrong(TimeSpan Wait) : CodeLookup;
}
