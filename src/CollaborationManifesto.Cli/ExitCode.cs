namespace CollaborationManifesto.Cli;

/// <summary>Exit codes for scripts.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>Nothing, or not everything, was done. A sentence on the error output says why.</summary>
    public const int Failed = 1;

    /// <summary>Done, but something was left out that someone has to check.</summary>
    public const int LeftSomethingOut = 2;
}
