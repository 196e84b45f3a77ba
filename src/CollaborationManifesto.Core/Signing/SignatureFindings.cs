using System.Text.RegularExpressions;
using CollaborationManifesto.Model;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Signing;

/// <summary>What stands out about signatures, so that curators look at these one by one.</summary>
/// <param name="all">All that are confirmed or imported.</param>
internal sealed partial class SignatureFindings(IEnumerable<Signature> all, AllWords words)
{
    private readonly ILookup<string, Signature> _byName = all.Where(signature => !signature.IsRemoved).ToLookup(signature => signature.Text.SignatoryKey);

    /// <summary>Organisations, commitments and new versions are read one by one, and so is what a program would send.</summary>
    public bool StandsApart(Signature signature) =>
        signature.Text.Kind == SignatoryKind.Organisation || signature.Text.Commitment.Length > 0 || signature.Standing is not null || Of(signature).Any();

    /// <summary>A sentence for each.</summary>
    public IEnumerable<string> Of(Signature signature)
    {
        if (signature.Text.Kind == SignatoryKind.Organisation && EmailDomains.AreFree(signature.Domain))
            yield return words.SignatureDesk.FreeForOrganisation;
        if (_byName[signature.Text.SignatoryKey].FirstOrDefault(other => other.Key != signature.Key) is { } other)
            yield return words.SignatureDesk.SameName(other.Id.Reference);
        if (new[] { signature.Text.Name, signature.Text.Role, signature.Text.Organisation, signature.Text.Commitment }.Any(text => Link().IsMatch(text)))
            yield return words.SignatureDesk.HasLink;
        if (signature.Flags.SentWithinSeconds is { } seconds)
            yield return words.SignatureDesk.SentWithin(seconds);
        if (signature.Flags.HoneypotFilled)
            yield return words.Findings.HoneypotFilled;
    }

    [GeneratedRegex(@"://|www\.|@", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
