namespace CollaborationManifesto.LocalHost;

/// <summary>A problem that the person who starts the program can fix. They see only its message, with a line for each problem.</summary>
public sealed class StartException(string message) : Exception(message);
