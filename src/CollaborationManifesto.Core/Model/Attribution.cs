namespace CollaborationManifesto.Model;

/// <summary>How a contributor chose to be shown in public.</summary>
public enum Attribution
{
    Anonymous,
    Organisation,
    Named,
}
