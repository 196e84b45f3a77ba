using System.Collections.Immutable;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Core.Tests;

/// <summary>Builders of complete, valid objects, so that a test states only what matters.</summary>
internal static class A
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    public static FormWords Words => AllWords.English.Form;

    public static SiteSettings Site => new() { SiteUrl = "https://manifesto.example.org", ApiUrl = "https://api.example.org" };

    /// <summary>The same name gives the same id.</summary>
    public static ContributionId Id(string name) => ContributionId.FromKey("test", name);

    /// <summary>A valid anonymous barrier with these fields changed. Null leaves a field out.</summary>
    public static Submission Submission(params IEnumerable<(string Field, string? Value)> changed)
    {
        var values = new Dictionary<string, string>
        {
            ["kind"] = "barrier",
            ["category"] = "culture",
            ["title"] = "Nobody wrote down why",
            ["attribution"] = "anonymous",
            ["licence"] = "yes",
        };
        foreach (var (field, value) in changed)
        {
            values.Remove(field);
            if (value is not null)
                values.Add(field, value);
        }

        return CollaborationManifesto.Model.Submission.From(field => values.GetValueOrDefault(field));
    }

    public static DraftRules DraftRules(IntakeSettings? limits = null) => new(Options.Create(limits ?? new()), Options.Create(Manifesto()), AllWords.English);

    public static (Draft? Draft, ImmutableArray<FieldError> Errors) Parse(Submission submission, IntakeSettings? limits = null) => DraftRules(limits).Parse(submission);

    public static Draft Draft(params IEnumerable<(string Field, string? Value)> changed) => Parse(Submission(changed)).Draft!;

    public static Contribution Contribution(ContributionState state = ContributionState.Pending) =>
        Draft().ToContribution(Id("contribution"), Morning) with { State = state };

    public static Curator Curator(string name) =>
        CollaborationManifesto.Model.Curator.Create(name, EmailAddress.TryParse($"{name.ToLowerInvariant()}@example.org")!);

    /// <summary>Amina, Ben and Carys decide, unless others are named.</summary>
    public static ConsentContext Consent(DateTimeOffset now, int approvalsNeeded = 1, params string[] curators) =>
        new(Curation(approvalsNeeded), (curators is [] ? ["Amina", "Ben", "Carys"] : curators).Select(name => Curator(name).Id).ToHashSet(), now);

    public static CurationSettings Curation(int approvalsNeeded = 1)
    {
        var settings = new CurationSettings { ApprovalsNeeded = approvalsNeeded };
        foreach (var reason in CurationSettings.DefaultDeclineReasons)
            settings.DeclineReasons.Add(reason);
        return settings;
    }

    /// <summary>Has the workshop's five categories.</summary>
    public static ManifestoSettings Manifesto()
    {
        var settings = new ManifestoSettings();
        foreach (var category in ManifestoSettings.WorkshopCategories)
            settings.Categories.Add(category);
        return settings;
    }

    public static SiteGovernance Stewardship(params ModeratedRow[] rows) => new([], 3, ModerationFigures.From(rows));

    public static PageFrames Frames(bool open = true)
    {
        var manifesto = Options.Create(Manifesto());
        return new(Options.Create(Site), manifesto, Options.Create(new IntakeSettings { Open = open }), new SiteAssets(manifesto), AllWords.English);
    }

    public static PublishedRow Principle(
        string title, int minute = 0, string text = "Text.", double? position = null, string? importance = null, string? meaning = null)
    {
        var row = Published(ContributionKind.Principle, title, minute, "culture", text, position);
        return row with { Content = row.Content! with { Importance = importance, Meaning = meaning } };
    }

    public static PublishedRow Barrier(
        string title, int minute = 0, string category = "culture", string text = "Text.", double? position = null, params string[] principles) =>
        Published(ContributionKind.Barrier, title, minute, category, text, position, principles);

    public static PublishedRow Guidance(string title, int minute = 0, string category = "culture", string? credit = null, params string[] principles)
    {
        var row = Published(ContributionKind.Guidance, title, minute, category, "Text.", null, principles);
        return row with { Credit = credit };
    }

    /// <param name="about">Title of what it is about.</param>
    public static PublishedRow Experience(string title, string about, int minute = 0, TryAgain again = TryAgain.Yes)
    {
        var row = Published(ContributionKind.Experience, title, minute, "", "Text.", null);
        return row with { Content = row.Content! with { About = Id(about), Again = again } };
    }

    /// <summary>The same row in the theme of this name.</summary>
    public static PublishedRow In(string theme, PublishedRow row) => row with { Content = row.Content! with { Theme = Id(theme) } };

    /// <summary>The same row as one that curators wrote from these.</summary>
    public static PublishedRow DraftedFrom(PublishedRow row, params string[] notes) => row with { Content = row.Content! with { DraftedFrom = [.. notes.Select(Id)] } };

    /// <summary>A theme that curators made at <paramref name="minute"/>, with an id made from its name, and what they did with it in the minutes after that.</summary>
    public static Theme Theme(string name, string note = "", int minute = 0, params ThemeAction[] then) =>
        new(Id(name), name, note, [.. then.Prepend(ThemeAction.Created).Select((action, index) => new ThemeEntry($"{index}", Morning.AddMinutes(minute + index), action, "amina", "Amina"))]);

    /// <summary>The same theme after curators published it as it is.</summary>
    public static Theme OnSite(Theme theme)
    {
        var at = theme.Last.At.AddMinutes(1);
        return theme.WithEntry(new($"{theme.History.Length}", at, ThemeAction.Published, "amina", "Amina")) with { Published = new(theme.Name, theme.Note, at) };
    }

    /// <summary>The same row after a withdrawal.</summary>
    public static PublishedRow Gone(PublishedRow row) => row with { Content = null };

    /// <summary>The same principle after curators retired it.</summary>
    public static PublishedRow Retired(PublishedRow row) => row with { Content = row.Content! with { Retired = true } };

    /// <summary>A row first approved at <paramref name="minute"/>, with an id made from its title.</summary>
    private static PublishedRow Published(
        ContributionKind kind, string title, int minute, string category, string text, double? position, params string[] principles)
    {
        var at = Morning.AddMinutes(minute);
        return new(Id(title), kind, at, Slug.FromTitle(title), new(category, title, text, [.. principles.Select(Id)], null, false, false, position, 1, at, at));
    }
}
