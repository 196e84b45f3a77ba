using CollaborationManifesto.Importing;

namespace CollaborationManifesto.Model;

/// <summary>Thrown when a file is not an export of a board; <see cref="BoardImport"/> turns it into an outcome.</summary>
internal sealed class WrongExportException(string sentence) : Exception(sentence);
