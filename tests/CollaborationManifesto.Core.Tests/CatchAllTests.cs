using System.Runtime.CompilerServices;

namespace CollaborationManifesto.Core.Tests;

/// <summary>
/// A new case must not fall into another case's branch. For our own enums the compiler demands every case (CS8509), as long as no <c>_
/// =></c> hides it. For our own unions it cannot, so the catch-all must throw.
/// </summary>
public sealed class CatchAllTests
{
    /// <summary>Catch-alls for texts, numbers, exceptions and other people's types, whose cases are unlimited.</summary>
    private static readonly string[] OfOtherTypes =
    [
        "Cli/Failures.cs: _ => null,",
        "Core/Model/Texts/InvisibleCharacters.cs: _ => false,",
        "Core/Contributing/OwnAddress.cs: var action = answer switch { \"yes\" => HistoryAction.AddressConfirmed, \"no\" => HistoryAction.AddressRemoved, _ => (HistoryAction?)null };",
        "Core/Contributing/OwnContribution.cs: _ => await UnclearAsync(found.Value, form, cancellationToken),",
        "Core/Model/Texts/PortableMarkdown.cs: _ => markdown.Append(c),",
        "Core/Model/Texts/SafeHtml.cs: _ => html.Append(c),",
        "Core/Model/Texts/SafeHtml.cs: html.Append(mark switch { \"***\" => \"</strong></em>\", \"**\" => \"</strong>\", _ => \"</em>\" });",
        "Core/Model/Texts/SafeHtml.cs: html.Append(mark switch { \"***\" => \"<em><strong>\", \"**\" => \"<strong>\", _ => \"<em>\" });",
        "Core/Model/Texts/TypedText.cs: _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.DashPunctuation ? \"-\" : rune.ToString(),",
        "Core/Model/Texts/TypedText.cs: _ => rune.ToString(),",
        "Core/Model/Texts/WebAddress.cs: var nesting = text[i] switch { '(' => round++, ')' => round--, '[' => square++, ']' => square--, _ => 1 };",
        "Core/Reviewing/ReviewRules.cs: _ => null,",
        "Core/Themes/ThemeDesk.cs: _ => (ThemeAction.Renamed, null),",
        "Core/Web/ClientAddress.cs: _ => \"forwarded\",",
        "Core/Web/DeclaredEncoding.cs: _ => Known(() => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name)),",
        "Core/Importing/Names.cs: var allowed = Math.Min(category.Length, name.Length) switch { >= LettersForTwo => 2, >= LettersForOne => 1, _ => 0 };",
        "Core/Publishing/SiteUpdate.cs: _ => site.Has(file.Path) ? Step.Known : Step.New,",
        "Core/Signing/SignatureDesk.cs: _ => null,",
        "Core/Storage/StorageFailure.cs: _ => null,",
        "Core/Storage/StorageFailure.cs: _ => null,",
        "Core/Model/SessionCode.cs: _ => typed,",
        "Core/Sessions/Joining/ParticipantNotes.cs: _ => await RefuseAsync(room, form, mine, new(\"text\", words.Join.Unclear), cancellationToken),",
        "Core/Sessions/Joining/ParticipantModel.cs: _ => (Join.RemoveHeading, Join.RemoveNoUndo, Join.RemoveYes),",
        "Core/Sessions/Planning/SessionDesk.cs: _ => Show(entered, session) with { Typed = form, Errors = [new(\"lead\", words.SessionDesk.NotOurs)] },",
        "Core/Sessions/Leading/Lead.cs: _ => await RefuseAsync(entered, page, form, new(\"act\", words.Facilitator.Unclear), cancellationToken),",
    ];

    [Fact]
    public void A_catch_all_over_our_own_cases_throws()
    {
        var source = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../src"));
        var found = Directory.EnumerateFiles(source, "*.cs*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).Where(IsCatchAll).Select(line => $"{Path.GetRelativePath(source, file).Replace("CollaborationManifesto.", "", StringComparison.Ordinal)}: {line.Trim()}"));

        Assert.Equal(OfOtherTypes.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private static bool IsCatchAll(string line)
    {
        var at = line.IndexOf("_ =>", StringComparison.Ordinal);
        if (at < 0)
            return false;
        var before = line[..at].TrimEnd();
        // The first on a line is an arm. After a comma it is one only if the line contains a switch.
        var isArm = before.Length == 0 || (line.Contains(" switch ", StringComparison.Ordinal) && before.EndsWith(','));
        return isArm && !line[at..].StartsWith("_ => throw ", StringComparison.Ordinal);
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
