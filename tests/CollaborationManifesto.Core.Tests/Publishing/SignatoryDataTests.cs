using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;

namespace CollaborationManifesto.Core.Tests.Publishing;

public sealed class SignatoryDataTests
{
    [Fact]
    public void The_published_file_has_all_that_the_next_run_reads_from_it()
    {
        Signatory[] signatories =
        [
            new(ContributionId.FromKey("signatory", "1"), new(SignatoryKind.Organisation, "Zoë O’Neill", "Director", "<Dorset> & \"Co\"", "Two\nlines", 2, false), new(2026, 3, 1, 12, 30, 15, 123, TimeSpan.FromHours(2)), "dorset.example"),
            new(ContributionId.FromKey("signatory", "2"), new(SignatoryKind.Organisation, "", "", "דוד", "", 1, false), DateTimeOffset.UnixEpoch, null, IsUnconfirmed: true),
            new(ContributionId.FromKey("signatory", "3"), new(SignatoryKind.Person, "🙂", "Officer", "Somewhere", "Share", 12, false), DateTimeOffset.UnixEpoch.AddTicks(1), null),
            new(ContributionId.FromKey("signatory", "4"), SignatureText.Empty with { Name = "a", Edition = 1 }, DateTimeOffset.UnixEpoch, null),
        ];

        var read = SignatoryData.Parse(SignatoryData.ToJson(ManifestoBuilder.Build([], A.Manifesto()) with { Signatories = [.. signatories] }, new SiteSettings()).Span);

        Assert.Equal(signatories, read);
    }
}
