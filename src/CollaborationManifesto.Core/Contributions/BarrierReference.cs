namespace CollaborationManifesto.Contributions;

/// <summary>The reference of a barrier on the board (<see cref="ContributionId.Reference"/>), as somebody copied or remembered it.</summary>
public static class BarrierReference
{
    private const int Length = 8;

    /// <summary>Such as <c>7K3M-9QXP</c>, whatever the case, the spaces and the hyphen; null for a text that is no reference.</summary>
    public static string? TryParse(string? text)
    {
        var characters = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c) && !char.IsPunctuation(c)).Select(AsWritten));
        return characters.Length == Length && ContributionId.TryParse(characters.PadRight(ContributionId.Length, '0'), out var id) ? id.Reference : null;
    }

    // Crockford's Base32 leaves these letters out because they are read as digits.
    private static char AsWritten(char c) => char.ToLowerInvariant(c) switch
    {
        'o' => '0',
        'i' or 'l' => '1',
        var other => other,
    };
}
