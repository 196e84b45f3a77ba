namespace CollaborationManifesto.LocalHost;

/// <summary>Something that whoever starts the program can mend. Its message is all that they see, a line for each thing.</summary>
public sealed class StartException(string message) : Exception(message);
