using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;

namespace CollaborationManifesto.Words;

/// <summary>The page about the manifesto and its curators.</summary>
public sealed record AboutWords
{
    public string Heading { get; init; } = "About";

    public string Description { get; init; } = "What this is, who looks after it, and how to use it.";

    /// <summary>The last argument is false while the form is closed.</summary>
    public Func<ManifestoSettings, PrivacySettings, SiteGovernance, bool, IReadOnlyList<NoticeSection>> Sections { get; init; } = (manifesto, privacy, stewardship, open) =>
    [
        new("What this is",
        [
            manifesto.Preamble,
            "Each principle says what to hold to, why it is important and what it means, and carries the guidance that people have shared about it. The board shows what stops people from working together, and which principle answers it.",
            open ? "Anyone can add to it. You do not need an account." : "It is not taking contributions at the moment.",
        ])
        {
            Links = open ? [("Add what you know", "/contribute/")] : [],
        },
        new("Who looks after it",
        [
            $"{privacy.Controller} runs it. Volunteer curators read what comes in and decide what is published.",
            stewardship.Curators.IsEmpty ? "None of them has chosen to be named here." : "These have chosen to be named:",
        ])
        {
            Items = stewardship.Curators,
            Links = [("How decisions are made, with figures", "/decisions/"), ("What changed, version by version", "/changes/")],
        },
        new("How to use it",
        [
            $"Copy it, quote it and build on it under {manifesto.LicenceName}. Name the people who wrote what you use, as the site names them. A curator confirmed of the notes of each workshop that the people who wrote them agreed to this. Every principle and every contribution has an address of its own that stays.",
        ])
        {
            Links =
            [
                ("The whole manifesto on one page, to read or to print", "/whole/"),
                ("The principles as a poster", "/poster/"),
            ],
        },
        new("Data and updates", ["Use the published data in your own programs, or follow the feed to see what is new."])
        {
            Id = "data",
            Links =
            [
                ("As Markdown", "/manifesto.md"),
                ("As a table for spreadsheets (CSV)", "/manifesto.csv"),
                ("As JSON", "/manifesto.json"),
                ("What its fields mean (JSON Schema)", "/manifesto.schema.json"),
                ("How to contribute from a program (OpenAPI)", "/openapi.json"),
                ("As a feed (Atom)", "/feed.atom"),
            ],
        },
        new("Contact", [$"Write to {privacy.ContactEmail}."]),
    ];
}

/// <summary>A section of a page that is generated from settings.</summary>
public sealed record NoticeSection(string Heading, IReadOnlyList<string> Paragraphs)
{
    /// <summary>For links to the section; null if nothing links to it.</summary>
    public string? Id { get; init; }

    /// <summary>A list below the paragraphs.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>Figures, each with the name of what it counts.</summary>
    public IReadOnlyList<(string Name, string Value)> Figures { get; init; } = [];

    /// <summary>Further reading. Addresses are relative to the site's root.</summary>
    public IReadOnlyList<(string Text, string Address)> Links { get; init; } = [];
}
