namespace CollaborationManifesto.Cli;

/// <summary>What a script can tell a command's end by.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>Nothing, or not everything, was done; a sentence on the error output says why.</summary>
    public const int Failed = 1;

    /// <summary>Done, but something was left out that someone has to look at.</summary>
    public const int LeftSomethingOut = 2;
}
