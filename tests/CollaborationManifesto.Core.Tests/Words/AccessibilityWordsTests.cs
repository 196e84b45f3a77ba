using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Core.Tests.Words;

/// <summary>The statement claims only what the settings say and what this test suite checks.</summary>
public sealed class AccessibilityWordsTests
{
    [Fact]
    public void Without_an_audit_it_does_not_claim_to_meet_anything()
    {
        var text = Statement(new());

        Assert.Contains("Nobody has audited this site yet, so we do not claim that it meets them.", text, StringComparison.Ordinal);
        Assert.Contains("We know of nothing. That does not mean that there is nothing.", text, StringComparison.Ordinal);
        Assert.Contains("privacy@example.org", text, StringComparison.Ordinal);
        Assert.DoesNotContain("last reviewed", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_statement_shows_the_configured_facts()
    {
        var settings = new AccessibilitySettings { ContactEmail = "help@example.org", Complaints = "Complain to the regulator.", ReviewedOn = new(2026, 11, 24) };
        settings.Audits.Add("The auditors read it aloud in May.");
        settings.KnownProblems.Add("The logo does not turn.");

        var text = Statement(settings);

        Assert.All(
            ["The auditors read it aloud in May.", "The logo does not turn.", "help@example.org", "Complain to the regulator.", "24 November 2026"],
            sentence => Assert.Contains(sentence, text, StringComparison.Ordinal));
        Assert.All(["Nobody has audited", "We know of nothing", "privacy@example.org"], sentence => Assert.DoesNotContain(sentence, text, StringComparison.Ordinal));
    }

    private static string Statement(AccessibilitySettings settings) => string.Join(
        '\n',
        new AccessibilityWords().Sections(settings, new() { ContactEmail = "privacy@example.org" }).SelectMany(section => section.Paragraphs.Concat(section.Items)));
}
