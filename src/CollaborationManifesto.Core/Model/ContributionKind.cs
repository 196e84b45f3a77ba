namespace CollaborationManifesto.Model;

public enum ContributionKind
{
    /// <summary>What stops us.</summary>
    Barrier,

    /// <summary>Something we should hold to.</summary>
    Principle,

    /// <summary>What helps in practice; supports one or more principles.</summary>
    Guidance,
}
