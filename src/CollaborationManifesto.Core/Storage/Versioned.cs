using Azure;

namespace CollaborationManifesto.Storage;

/// <summary>A value as it was read, with the ETag that guards its replacement.</summary>
public readonly record struct Versioned<T>(T Value, ETag ETag);
