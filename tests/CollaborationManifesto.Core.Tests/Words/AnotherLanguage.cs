using System.Globalization;
using System.Linq.Expressions;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CollaborationManifesto.Model;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Core.Tests.Words;

/// <summary>An invented language: our sentences in full-width letters, with Greek dates and numbers.</summary>
internal static partial class AnotherLanguage
{
    private static readonly Language Greek = new(CultureInfo.GetCultureInfo("el-GR"), "d MMMM yyyy", "d MMMM yyyy, HH:mm") { InSentence = label => label, Zone = "ώρα Λονδίνου" };

    public static readonly AllWords Words = (AllWords)Translated(AllWords.English);

    /// <summary>Each piece of a page that people see or hear with untranslated text in it.</summary>
    public static IEnumerable<string> LeftIn(IHtmlDocument page) =>
        Pieces(page).Where(piece => LeftIn(piece).Any()).Select(piece => string.Join(' ', piece.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>Untranslated words and numbers.</summary>
    public static IEnumerable<string> LeftIn(string text) => Latin().Matches(OfNoLanguage().Replace(text, " ")).Select(word => word.Value);

    private static IEnumerable<string> Pieces(IHtmlDocument page)
    {
        foreach (INode root in page.QuerySelectorAll("template").OfType<IHtmlTemplateElement>().Select(template => (INode)template.Content).Prepend(page))
        {
            foreach (var text in root.Descendants<IText>().Where(text => text.ParentElement is not (IHtmlScriptElement or IHtmlStyleElement) && text.ParentElement?.Closest("code[translate=no]") is null))
                yield return text.Data;
            foreach (var attribute in root.Descendants<IElement>().SelectMany(element => element.Attributes).Where(attribute => attribute.Name is "alt" or "aria-label" or "placeholder" or "title" || (attribute.Name.StartsWith("data-", StringComparison.Ordinal) && attribute.Name != "data-module")))
                yield return attribute.Value;
        }

        foreach (var described in page.QuerySelectorAll("meta[name=description], meta[property='og:title'], meta[property='og:description'], meta[property='og:site_name']"))
            yield return described.GetAttribute("content")!;
    }

    private static object Translated(object words) => words switch
    {
        string sentence => Translated(sentence),
        Language => Greek,
        IReadOnlyList<string> sentences => sentences.Select(Translated).ToList(),
        IReadOnlyList<SessionPrompt> prompts => prompts.Select(prompt => prompt with { Text = Translated(prompt.Text) }).ToList(),
        IReadOnlyList<NoticeSection> sections => sections.Select(Translated).ToList(),
        Delegate function => Translated(function),
        // What remains is a record of such properties.
        _ => WithTranslatedProperties(words),
    };

    private static NoticeSection Translated(NoticeSection section) => new(Translated(section.Heading), [.. section.Paragraphs.Select(Translated)])
    {
        Id = section.Id,
        Items = [.. section.Items.Select(Translated)],
        Figures = [.. section.Figures.Select(figure => (Translated(figure.Name), Translated(figure.Value)))],
        Links = [.. section.Links.Select(link => (Translated(link.Text), link.Address))],
    };

    private static object WithTranslatedProperties(object words)
    {
        var copy = words.GetType().GetMethod("<Clone>$")!.Invoke(words, null)!;
        foreach (var property in copy.GetType().GetProperties().Where(property => property.CanWrite))
            property.SetValue(copy, Translated(property.GetValue(words)!));
        return copy;
    }

    /// <summary>Wraps a function: translates its result, except for the texts passed in.</summary>
    private static Delegate Translated(Delegate function)
    {
        var call = function.GetType().GetMethod("Invoke")!;
        var parameters = call.GetParameters().Select(parameter => Expression.Parameter(parameter.ParameterType)).ToList();
        var given = parameters.Select(parameter => parameter.Type == typeof(string) ? Expression.Call(((Func<string?, string?>)Given).Method, parameter) : (Expression)parameter);
        var said = Expression.Call(((Func<object, object>)Translated).Method, Expression.Convert(Expression.Invoke(Expression.Constant(function), given), typeof(object)));
        return Expression.Lambda(function.GetType(), Expression.Convert(said, call.ReturnType), parameters).Compile();
    }

    private static string? Given(string? text) => text is null ? null : $"\uE000{text}\uE001";

    private static string Translated(string sentence) => ToTranslate().Replace(sentence, piece => piece.Value switch
    {
        ['\uE000', .. var given, '\uE001'] => given,
        "," => ".",
        [var letter] => ((char)(letter + ('Ａ' - 'A'))).ToString(),
        var gap => gap,
    });

    // A passed-in text, a placeholder for a script, a letter, or a thousands separator.
    [GeneratedRegex(@"\uE000.*?\uE001|\{\w+\}|[A-Za-z]|(?<=\d),(?=\d{3})", RegexOptions.Singleline)]
    private static partial Regex ToTranslate();

    [GeneratedRegex(@"[A-Za-z]+|\d,\d{3}")]
    private static partial Regex Latin();

    // Addresses, references, hashes and their algorithm, and placeholders for scripts.
    [GeneratedRegex(@"https?://\S+|\S+@\S+|\b[0-9A-Z]{4}-[0-9A-Z]{4}\b|\b[0-9a-f]{64}\b|\bSHA-256\b|\{\w+\}")]
    private static partial Regex OfNoLanguage();
}
