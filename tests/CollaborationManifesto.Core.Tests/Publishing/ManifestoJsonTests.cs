using System.Text;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;

namespace CollaborationManifesto.Core.Tests.Publishing;

public sealed class ManifestoJsonTests
{
    [Fact]
    public void A_small_manifesto_is_exactly_this()
    {
        var manifesto = ManifestoBuilder.Build(
            [
                A.Principle("Principle", minute: 0, text: "Statement.\n\nWhy **so**.", importance: "It matters.", meaning: "One\n\n* Two"),
                A.Barrier("Barrier", minute: 1, category: "decision-making", text: "", principles: "Principle"),
                A.Guidance("Guidance", minute: 2, category: "weather", credit: "Ada", principles: "Principle"),
                A.Guidance("More", minute: 3),
            ],
            A.Manifesto());

        Assert.Equal(
            $$"""
            {
              "$schema": "https://manifesto.example.org/manifesto.schema.json",
              "schemaVersion": "1.5",
              "name": "Collaboration Manifesto",
              "url": "https://manifesto.example.org/",
              "licence": {
                "name": "CC BY 4.0",
                "url": "https://creativecommons.org/licenses/by/4.0/"
              },
              "changedAt": "2026-03-02T09:33:00+00:00",
              "edition": null,
              "categories": [
                "Culture",
                "Tools",
                "Behaviours",
                "Decision Making",
                "Communication"
              ],
              "principles": [
                {
                  "id": "{{A.Id("Principle")}}",
                  "number": 1,
                  "url": "https://manifesto.example.org/principles/principle/",
                  "title": "Principle",
                  "statement": "Statement.",
                  "text": "Why **so**.",
                  "importance": "It matters.",
                  "meaning": [
                    "One",
                    "Two"
                  ],
                  "editedByCurators": false,
                  "writtenFrom": null,
                  "version": 1,
                  "changedAt": "2026-03-02T09:30:00+00:00",
                  "guidance": [
                    {
                      "id": "{{A.Id("Guidance")}}",
                      "url": "https://manifesto.example.org/contributions/{{A.Id("Guidance")}}/",
                      "title": "Guidance",
                      "text": "Text.",
                      "category": null,
                      "sharedBy": "Ada",
                      "editedByCurators": false,
                      "writtenAt": "2026-03-02T09:32:00+00:00"
                    }
                  ],
                  "barriers": [
                    "{{A.Id("Barrier")}}"
                  ]
                }
              ],
              "barriers": [
                {
                  "id": "{{A.Id("Barrier")}}",
                  "url": "https://manifesto.example.org/contributions/{{A.Id("Barrier")}}/",
                  "title": "Barrier",
                  "text": "",
                  "category": "Decision Making",
                  "sharedBy": null,
                  "editedByCurators": false,
                  "writtenAt": "2026-03-02T09:31:00+00:00",
                  "answeredBy": [
                    "{{A.Id("Principle")}}"
                  ]
                }
              ],
              "guidance": [
                {
                  "id": "{{A.Id("More")}}",
                  "url": "https://manifesto.example.org/contributions/{{A.Id("More")}}/",
                  "title": "More",
                  "text": "Text.",
                  "category": "Culture",
                  "sharedBy": null,
                  "editedByCurators": false,
                  "writtenAt": "2026-03-02T09:33:00+00:00"
                }
              ],
              "themes": [],
              "experiences": []
            }
            """,
            Json(manifesto));
    }

    [Theory]
    [InlineData("</script>", @"\u003C/script\u003E")]
    [InlineData("a & b", @"a \u0026 b")]
    [InlineData("\"it's\"", @"\u0022it\u0027s\u0022")]
    [InlineData("a\\b", @"a\\b")]
    public void HTML_characters_are_escaped(string title, string written) =>
        Assert.Contains($"\"title\": \"{written}\"", Titled(title), StringComparison.Ordinal);

    [Theory]
    [InlineData("Café Łódź")]
    [InlineData("мир")]
    [InlineData("עברית")]
    [InlineData("हिन्दी")]
    [InlineData("和平 평화")]
    public void Letters_of_other_scripts_stay_readable(string title) =>
        Assert.Contains($"\"title\": \"{title}\"", Titled(title), StringComparison.Ordinal);

    [Fact]
    public void An_empty_manifesto_is_whole_too()
    {
        var json = Json(ManifestoBuilder.Build([], A.Manifesto()));

        Assert.Contains("\"changedAt\": null", json, StringComparison.Ordinal);
        Assert.EndsWith("\"principles\": [],\n  \"barriers\": [],\n  \"guidance\": [],\n  \"themes\": [],\n  \"experiences\": []\n}", json, StringComparison.Ordinal);
    }

    private static string Titled(string title) => Json(ManifestoBuilder.Build([A.Barrier(title)], A.Manifesto()));

    private static string Json(Manifesto manifesto) => Encoding.UTF8.GetString(ManifestoJson.Create(manifesto, edition: null, A.Manifesto(), A.Site).Span);
}
