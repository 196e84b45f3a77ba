namespace CollaborationManifesto.Model;

/// <summary>Thrown when no notes can be taken from a file or a pasted text. Its message is a sentence for the person who chose it.</summary>
public sealed class WrongFileException(string sentence) : Exception(sentence);
