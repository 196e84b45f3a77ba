using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.TestData;
using CollaborationManifesto.Themes;
using CollaborationManifesto.Words;
using CsCheck;

namespace CollaborationManifesto.Core.Tests.Themes;

public sealed class SuggestionsTests
{
    private static readonly ImmutableArray<NoteText> TwoSubjects =
    [
        Note("laptops", "Nobody could open the shared documents on their laptops"),
        Note("budget", "The budget was agreed before anyone costed the work"),
        Note("laptop", "My laptop would not open a shared document"),
        Note("budgets", "Five budgets, and none of them costed"),
        Note("lunch", "Lunch was cold"),
    ];

    [Fact]
    public void Notes_with_the_same_words_in_other_forms_belong_together()
    {
        var groups = Find(TwoSubjects);

        Assert.Equal(["budget budgets", "laptop laptops"], groups.Select(Names).Order());
        Assert.All(groups, group => Assert.Null(group.Theme));
    }

    [Fact]
    public void One_shared_word_is_not_enough_for_a_group_without_a_theme() =>
        Assert.Empty(Find([Note("a", "The loudest voice won, again"), Note("b", "We kept starting again"), Note("c", "Nobody came")]));

    [Fact]
    public void A_theme_gets_the_notes_that_share_words_with_its_name_and_note()
    {
        var groups = Find(TwoSubjects, Theme("tools", "Documents", "What we share can be *opened* on every laptop."));

        Assert.Equal(A.Id("tools"), groups[0].Theme);
        Assert.Equal("laptop laptops", Names(groups[0]));
        Assert.Null(groups[1].Theme);
        Assert.Equal("budget budgets", Names(groups[1]));
    }

    [Fact]
    public void A_theme_without_a_note_gets_the_notes_that_share_words_with_its_notes()
    {
        var groups = Find(TwoSubjects, Theme("tools", "", "", Note("there", "Shared documents that do not open on laptops")));

        Assert.Equal(A.Id("tools"), groups[0].Theme);
        Assert.Equal("laptop laptops", Names(groups[0]));
    }

    [Fact]
    public void A_note_is_suggested_for_the_theme_that_it_is_most_like()
    {
        var groups = Find(TwoSubjects, Theme("tools", "Shared documents on laptops", ""), Theme("money", "Shared budgets are costed", ""));

        Assert.Equal(A.Id("tools"), Assert.Single(groups, group => group.Notes.Contains(A.Id("laptops"))).Theme);
        Assert.Equal(A.Id("money"), Assert.Single(groups, group => group.Notes.Contains(A.Id("budgets"))).Theme);
    }

    [Fact]
    public void The_note_that_is_most_like_the_theme_comes_first()
    {
        var groups = Find(
            [Note("a", "Lunch, then budgets"), Note("b", "Budgets costed by partners"), Note("c", "Lunch")],
            Theme("money", "Budgets costed by partners", ""));

        Assert.Equal([A.Id("b"), A.Id("a")], groups[0].Notes);
    }

    [Fact]
    public void The_note_that_is_like_most_others_comes_first()
    {
        var group = Assert.Single(Find(
        [
            Note("a", "Minutes arrived late, without actions"),
            Note("b", "Minutes arrived late; budgets vanished"),
            Note("c", "Budgets vanished without actions"),
            Note("d", "Minutes arrived late without actions, budgets vanished"),
        ]));

        Assert.Equal(A.Id("d"), group.Notes[0]);
        Assert.Equal(4, group.Notes.Length);
    }

    [Fact]
    public void Marks_and_the_addresses_of_links_are_no_words() => Assert.Empty(Find(
    [
        new(A.Id("a"), "", "**Lunch** [was cold](https://example.org/budget/report)"),
        new(A.Id("b"), "", "**Nobody** [came early](https://example.org/budget/report)"),
    ]));

    [Theory]
    [InlineData("会議の議事録が遅い", "議事録が会議の後に遅い", "昼食は冷たい")]
    [InlineData("บันทึกการประชุมล่าช้า", "ประชุมไม่มีบันทึก", "อาหารเย็นชืด")]
    [InlineData("회의록이 늦게 나왔다", "늦게 나온 회의록은 짧다", "점심은 차가웠다")]
    [InlineData("Протокол совещания опоздал", "Опоздал протокол и совещания", "Обед был холодный")]
    public void Notes_in_other_scripts_are_compared_too(string one, string other, string lunch) =>
        Assert.Equal("one other", Names(Assert.Single(Find([Note("one", one), Note("other", other), Note("lunch", lunch)]))));

    [Fact]
    public void Case_and_accents_are_no_difference() =>
        Assert.Single(Find([Note("a", "Réunion DÉCALÉE"), Note("b", "reunion decalee demain"), Note("c", "Demain")]));

    [Fact]
    public void Nothing_is_suggested_for_nothing()
    {
        Assert.Empty(Find([]));
        Assert.Empty(Find([], Theme("tools", "Tools", "Shared documents")));
        Assert.Empty(Find([Note("a", ""), Note("b", " \n"), Note("c", "!?"), Note("d", "x")], Theme("empty", "", "")));
        Assert.Empty(Find([Note("a", "Budgets")]));
    }

    [Fact]
    public void Equal_notes_are_a_group_that_can_be_looked_over()
    {
        var group = Assert.Single(Find([.. Enumerable.Range(0, 3_000).Select(number => Note($"{number}", "More training"))]));

        Assert.Equal(Suggestions.MostNotes, group.Notes.Length);
    }

    [Fact]
    public void A_note_that_was_sent_often_does_not_make_its_words_common()
    {
        var groups = Find([.. TwoSubjects, .. Enumerable.Range(0, 50).Select(number => Note($"again {number}", "The budget, again the budget"))]);

        Assert.Contains("budget budgets", groups.Select(Names));
    }

    [Fact]
    public void Notes_full_of_words_are_compared()
    {
        var random = new Random(1);
        var full = Enumerable.Range(0, 100).Select(number => new NoteText(A.Id($"full {number}"), "", string.Join(' ', Enumerable.Range(0, 1_000).Select(_ => $"{random.Next(5_000):x3}"))));
        var letters = new NoteText(A.Id("letters"), "", string.Join(' ', Enumerable.Range(0, 2_000).Select(number => char.ConvertFromUtf32(0x4E00 + number))));
        var oneWord = new NoteText(A.Id("word"), "", new('a', 4_000));

        AssertBounds([.. full, letters, oneWord, .. TwoSubjects], []);
    }

    [Fact]
    public void The_order_of_notes_and_themes_makes_no_difference() => Gen.Select(SomeNotes, SomeThemes, Gen.Int).Sample(
        (notes, themes, seed) =>
        {
            var random = new Random(seed);
            var (otherNotes, otherThemes) = (notes.ToArray(), themes.Select(theme => theme with { Notes = Shuffled(theme.Notes, random) }).ToArray());
            random.Shuffle(otherNotes);
            random.Shuffle(otherThemes);
            Assert.Equal(Find(notes, [.. themes]).Select(Text), Find([.. otherNotes], otherThemes).Select(Text));
        },
        iter: Cases.Of(300));

    [Fact]
    public void A_suggestion_can_be_looked_over_and_no_note_is_in_two() =>
        Gen.Select(SomeNotes, SomeThemes).Sample((notes, themes) => AssertBounds(notes, themes), iter: Cases.Of(300));

    private static readonly Gen<string> SomeText = Gen.Frequency(
        (6, Gen.OneOf("budget", "budgets", "laptops", "open", "opened", "shared", "minutes", "lunch", "late", "会議の", "会議が", "*").Array[0, 6].Select(words => string.Join(' ', words))),
        // As it is stored.
        (1, AnyText.Any.Select(TypedText.Paragraphs)));

    private static readonly Gen<ImmutableArray<NoteText>> SomeNotes = Notes("note", 40);

    private static readonly Gen<ImmutableArray<ThemeText>> SomeThemes = Gen.Select(SomeText, SomeText, Notes("in a theme", 4)).Array[0, 4].Select(themes => themes
        .Select((theme, number) => new ThemeText(A.Id($"theme {number}"), theme.Item1, theme.Item2, [.. theme.Item3.Select(note => note with { Id = A.Id($"{number} {note.Id}") })]))
        .ToImmutableArray());

    private static Gen<ImmutableArray<NoteText>> Notes(string name, int most) =>
        Gen.Select(SomeText, SomeText).Array[0, most].Select(texts => texts.Select((text, number) => new NoteText(A.Id($"{name} {number}"), text.Item1, text.Item2)).ToImmutableArray());

    private static void AssertBounds(ImmutableArray<NoteText> notes, ImmutableArray<ThemeText> themes)
    {
        var groups = Find(notes, [.. themes]);
        Assert.All(groups, group => Assert.InRange(group.Notes.Length, group.Theme is null ? 2 : 1, Suggestions.MostNotes));
        Assert.All(groups, group => Assert.True(group.Theme is not { } theme || themes.Any(other => other.Id == theme)));
        Assert.Equal(groups.Count(group => group.Theme is not null), groups.Select(group => group.Theme).OfType<ContributionId>().Distinct().Count());
        var suggested = groups.SelectMany(group => group.Notes).ToList();
        Assert.Equal(suggested.Count, suggested.Distinct().Count());
        Assert.Subset(notes.Select(note => note.Id).ToHashSet(), suggested.ToHashSet());
    }

    private static ImmutableArray<SuggestedGroup> Find(ImmutableArray<NoteText> notes, params ThemeText[] themes) => Suggestions.Find(notes, themes, Language.British);

    private static NoteText Note(string name, string title) => new(A.Id(name), title, "");

    private static ThemeText Theme(string name, string title, string note, params NoteText[] notes) => new(A.Id(name), title, note, [.. notes]);

    /// <summary>The names of the notes in <see cref="TwoSubjects"/> and of some others.</summary>
    private static string Names(SuggestedGroup group) => string.Join(' ', Known.Where(name => group.Notes.Contains(A.Id(name))));

    private static readonly string[] Known = ["budget", "budgets", "laptop", "laptops", "lunch", "one", "other"];

    private static string Text(SuggestedGroup group) => $"{group.Theme?.ToString()}: {string.Join(' ', group.Notes)}";

    private static ImmutableArray<NoteText> Shuffled(ImmutableArray<NoteText> notes, Random random)
    {
        var other = notes.ToArray();
        random.Shuffle(other);
        return [.. other];
    }
}
