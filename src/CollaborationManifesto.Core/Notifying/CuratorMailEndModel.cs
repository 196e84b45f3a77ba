using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Notifying;

/// <summary>How every mail to a curator ends: why it came, and how to get fewer.</summary>
public sealed record CuratorMailEndModel(AllWords Words, ManifestoSettings Manifesto, string EmailPreferenceLink);
