namespace CollaborationManifesto.Model;

/// <summary>Whom a mail goes to, as operators and curators may know it: never the address.</summary>
public readonly record struct Addressee(bool IsCurator, string Id)
{
    public static Addressee For(Curator curator) => new(true, curator.Id);

    public static Addressee ContributorOf(ContributionId id) => new(false, id.ToString());
}
