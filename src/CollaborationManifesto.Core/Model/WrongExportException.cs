using CollaborationManifesto.Importing;

namespace CollaborationManifesto.Model;

/// <summary>Leaves the reading of a file that is no export of a board. <see cref="BoardImport"/> makes an outcome of it.</summary>
internal sealed class WrongExportException(string sentence) : Exception(sentence);
