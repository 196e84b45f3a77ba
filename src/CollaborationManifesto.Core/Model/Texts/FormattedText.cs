namespace CollaborationManifesto.Model.Texts;

/// <summary>
/// Reads a contributed text as people mean it (docs/formatting.md): paragraphs, line ends, lists, emphasis and links. Everything else is
/// plain text, so nothing that was typed is changed.
/// </summary>
internal static class FormattedText
{
    /// <summary>Levels of lists inside lists. Items that are indented further go into the deepest list.</summary>
    private const int MaxDepth = 6;

    /// <summary>Spaces of indent that put a line inside the item above it.</summary>
    private const int Inside = 2;

    public static IReadOnlyList<TextBlock> Parse(string text)
    {
        var reader = new Reader();
        foreach (var line in text.Split('\n'))
            reader.Add(line);
        return reader.Blocks();
    }

    /// <summary>True if the line can begin a new list.</summary>
    public static bool BeginsList(string line) => Item.Read(line.TrimStart()) is { Number: null or 1 };

    private sealed class Reader
    {
        private readonly List<TextBlock> _blocks = [];

        /// <summary>The current list and the lists around it, outermost first.</summary>
        private readonly List<OpenList> _lists = [];

        private readonly List<string> _paragraph = [];

        public List<TextBlock> Blocks()
        {
            EndParagraph();
            return _blocks;
        }

        public void Add(string line)
        {
            if (!TypedText.IsVisible(line))
            {
                EndParagraph();
                return;
            }

            var (indent, words) = Indented(line);
            if (Item.Read(words) is not { } item || !AddItem(item, indent))
                AddLine(words, indent);
        }

        private bool AddItem(Item item, int indent)
        {
            var depth = _lists.Count;
            while (depth > 1 && indent < _lists[depth - 2].Indent + Inside)
                depth--;
            var isInside = depth > 0 && depth < MaxDepth && indent >= _lists[depth - 1].Indent + Inside;
            var goesOn = !isInside && depth > 0 && _lists[depth - 1].Takes(item);
            if (!goesOn && item.Number > 1)
                return false;

            CloseLists(goesOn || isInside ? depth : Math.Max(depth - 1, 0));
            if (!goesOn)
            {
                var list = new OpenList(item, indent);
                Container.Add(new TextBlock.ItemList(list.Numbered, list.Items));
                _lists.Add(list);
            }

            _lists[^1].Items.Add([]);
            _paragraph.Add(item.Words);
            return true;
        }

        private void AddLine(string words, int indent)
        {
            var depth = _lists.Count;
            while (depth > 0 && indent < _lists[depth - 1].Indent + Inside)
                depth--;
            if (depth < _lists.Count)
                CloseLists(depth);
            _paragraph.Add(words);
        }

        private List<TextBlock> Container => _lists.Count == 0 ? _blocks : _lists[^1].Items[^1];

        private void CloseLists(int depth)
        {
            EndParagraph();
            _lists.RemoveRange(depth, _lists.Count - depth);
        }

        private void EndParagraph()
        {
            if (_paragraph.Count == 0)
                return;
            Container.Add(new TextBlock.Paragraph(TextParts.Parse(string.Join('\n', _paragraph))));
            _paragraph.Clear();
        }

        private static (int Indent, string Words) Indented(string line)
        {
            var (indent, start) = (0, 0);
            for (; char.IsWhiteSpace(line[start]); start++)
                indent = line[start] == '\t' ? (indent / 4 * 4) + 4 : indent + 1;
            return (indent, line[start..].TrimEnd());
        }
    }

    private sealed class OpenList(Item first, int indent)
    {
        public int Indent => indent;

        public bool Numbered => first.Number is not null;

        public List<List<TextBlock>> Items { get; } = [];

        public bool Takes(Item item) => item.Number is { } number ? item.Mark == first.Mark && number == Items.Count + 1 : !Numbered;
    }

    /// <param name="Number">Null for a bullet.</param>
    /// <param name="Mark">The character after the number, or the bullet.</param>
    private sealed record Item(int? Number, char Mark, string Words)
    {
        /// <summary>Longer numbers do not begin an item: no list is that long, and a year has four digits.</summary>
        private const int MaxDigits = 3;

        /// <summary>Text made only of these is not an item, such as the dashes of a signature or a line of stars.</summary>
        private const string Marks = "-*•_=+";

        /// <param name="line">Without leading white space.</param>
        public static Item? Read(string line)
        {
            var digits = line.AsSpan().IndexOfAnyExceptInRange('0', '9');
            if (digits < 0 || digits + 1 >= line.Length || !char.IsWhiteSpace(line[digits + 1]))
                return null;
            var isBullet = digits == 0 && line[0] is '-' or '*' or '•';
            var isNumber = digits is > 0 and <= MaxDigits && line[0] != '0' && line[digits] is '.' or ')';
            var words = line[(digits + 1)..].TrimStart();
            if (!(isBullet || isNumber) || !TypedText.IsVisible(words.Trim(Marks.ToCharArray()).Trim()))
                return null;
            return new(isNumber ? int.Parse(line.AsSpan(0, digits), System.Globalization.CultureInfo.InvariantCulture) : null, line[digits], words);
        }
    }
}
