using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Core.Tests.Publishing;

internal static class TheSite
{
    public static SiteRenderer Renderer(bool open = true)
    {
        var (site, manifesto, intake) = (Options.Create(A.Site), Options.Create(A.Manifesto()), Options.Create(new IntakeSettings { Open = open }));
        return new(
            A.Frames(open),
            new(manifesto),
            new(site, manifesto, intake, Options.Create(new LimitSettings())),
            AllWords.English,
            site,
            manifesto,
            intake,
            Options.Create(A.Curation()),
            Options.Create(new PrivacySettings()),
            Options.Create(new AccessibilitySettings()));
    }
}
