namespace CollaborationManifesto.Model;

/// <summary>The recipient of an email, as operators and curators may see it: never the address itself.</summary>
public readonly record struct Addressee(bool IsCurator, string Id)
{
    public static Addressee For(Curator curator) => new(true, curator.Id);

    public static Addressee ContributorOf(ContributionId id) => new(false, id.ToString());
}
