namespace CollaborationManifesto.LocalHost;

/// <summary>Something that whoever starts the program can mend. Its message is the one line that they see.</summary>
public sealed class StartException(string message) : Exception(message);
