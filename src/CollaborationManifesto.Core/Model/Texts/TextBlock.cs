namespace CollaborationManifesto.Model.Texts;

/// <summary>What a text is made of: paragraphs and lists.</summary>
internal abstract record TextBlock
{
    private TextBlock()
    {
    }

    public sealed record Paragraph(IReadOnlyList<TextPart> Parts) : TextBlock;

    /// <param name="Numbered">From 1 on, one by one; otherwise with bullets.</param>
    /// <param name="Items">Each begins with a paragraph.</param>
    public sealed record ItemList(bool Numbered, IReadOnlyList<IReadOnlyList<TextBlock>> Items) : TextBlock;
}

/// <summary>What a paragraph is made of.</summary>
internal abstract record TextPart
{
    private TextPart()
    {
    }

    /// <summary>Shown as typed.</summary>
    public sealed record Words(string Text) : TextPart;

    public sealed record LineEnd : TextPart;

    /// <param name="Mark"><c>*</c>, <c>_</c>, <c>**</c> or <c>***</c>, as typed on both sides.</param>
    public sealed record Emphasis(string Mark, IReadOnlyList<TextPart> Parts) : TextPart;

    /// <param name="Address">Of the web or of mail, with its scheme.</param>
    /// <param name="Parts">What is shown of it.</param>
    /// <param name="Typed">The whole as it was typed.</param>
    public sealed record Link(string Address, IReadOnlyList<TextPart> Parts, string Typed) : TextPart;
}
