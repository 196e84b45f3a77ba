using CollaborationManifesto.Model;

namespace CollaborationManifesto.Rules;

/// <summary>The site follows a decision within minutes. For an hour pages say that it will, and after that that it has.</summary>
public static class RecentDecision
{
    private static readonly TimeSpan Recently = TimeSpan.FromHours(1);

    extension(Contribution contribution)
    {
        public bool WasDecidedRecently(DateTimeOffset now) => now - contribution.DecidedAt < Recently;
    }
}
