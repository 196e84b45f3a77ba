using System.Text.Json.Nodes;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Core.Tests.Publishing;

public sealed class ApiDescriptionTests
{
    private static readonly (Action<Configured> Change, Func<JsonNode, JsonNode?> Place)[] Shown =
    [
        (settings => settings.Manifesto.Name = "Together", document => document["info"]!["title"]),
        (settings => settings.Manifesto.LicenceName = "CC0 1.0", document => document["info"]!["license"]!["name"]),
        (settings => settings.Manifesto.LicenceUrl = "https://licence.example", document => document["info"]!["license"]!["url"]),
        (settings => settings.Manifesto.Categories.RemoveAt(1), document => Field(document, "category")["enum"]),
        (settings => settings.Manifesto.Categories[1] = new() { Name = "Toolbox" }, document => Field(document, "category")["description"]),
        (settings => settings.Site.SiteUrl = "https://another.example", document => document["externalDocs"]!["url"]),
        (settings => settings.Site.ApiUrl = "https://another.example", document => document["servers"]![0]!["url"]),
        (settings => settings.Intake.TitleMaxLength = 80, document => Field(document, "title")["description"]),
        (settings => settings.Intake.TextMaxLength = 800, document => Field(document, "text")["description"]),
        (settings => settings.Intake.NameMaxLength = 80, document => Field(document, "name")["description"]),
        (settings => settings.Limits.Burst = 11, document => Post(document)["description"]),
        (settings => settings.Limits.PerMinute = 12, document => Post(document)["description"]),
        (settings => settings.Limits.TotalBurst = 13, document => Post(document)["description"]),
        (settings => settings.Limits.TotalPerMinute = 14, document => Post(document)["description"]),
    ];

    [Fact]
    public async Task A_changed_setting_changes_the_description()
    {
        foreach (var (change, place) in Shown)
        {
            var usual = new Configured();
            var changed = new Configured();
            change(changed);

            Assert.NotEqual(place(usual.Document)!.ToJsonString(), place(changed.Document)!.ToJsonString());
            Assert.NotEqual(usual.Renderer.Fingerprint, changed.Renderer.Fingerprint);
            var published = await changed.Renderer.Plan(ManifestoBuilder.Build([], changed.Manifesto), SiteHistory.Empty, A.Stewardship()).Single(file => file.Path == "openapi.json").Render();
            Assert.Equal(changed.Description.File.Sha256, published.Sha256);
        }
    }

    [Fact]
    public void The_same_settings_are_nothing_to_publish() => Assert.Equal(new Configured().Renderer.Fingerprint, new Configured().Renderer.Fingerprint);

    [Fact]
    public void A_name_is_written_as_configured()
    {
        var settings = new Configured();
        settings.Manifesto.Name = "\"Together\" \\ {{version}} – Łódź";

        Assert.Equal(settings.Manifesto.Name, (string?)settings.Document["info"]!["title"]);
    }

    private static JsonNode Post(JsonNode document) => document["paths"]!["/contributions"]!["post"]!;

    private static JsonNode Field(JsonNode document, string name) => document["components"]!["schemas"]!["Contribution"]!["properties"]![name]!;

    private sealed class Configured
    {
        public SiteSettings Site { get; } = A.Site;

        public ManifestoSettings Manifesto { get; } = A.Manifesto();

        public IntakeSettings Intake { get; } = new();

        public LimitSettings Limits { get; } = new();

        public ApiDescription Description => new(Options.Create(Site), Options.Create(Manifesto), Options.Create(Intake), Options.Create(Limits));

        public JsonNode Document => JsonNode.Parse(Description.File.Content.Span)!;

        public SiteRenderer Renderer
        {
            get
            {
                var (site, manifesto) = (Options.Create(Site), Options.Create(Manifesto));
                var assets = new SiteAssets(manifesto);
                return new(
                    new(site, manifesto, Options.Create(Intake), assets, AllWords.English),
                    assets,
                    Description,
                    AllWords.English,
                    site,
                    manifesto,
                    Options.Create(Intake),
                    Options.Create(A.Curation()),
                    Options.Create(new PrivacySettings()),
                    Options.Create(new AccessibilitySettings()));
            }
        }
    }
}
