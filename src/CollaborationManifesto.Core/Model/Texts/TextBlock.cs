namespace CollaborationManifesto.Model.Texts;

/// <summary>A part of a text: a paragraph or a list.</summary>
internal abstract record TextBlock
{
    private TextBlock()
    {
    }

    public sealed record Paragraph(IReadOnlyList<TextPart> Parts) : TextBlock;

    /// <param name="Numbered">Numbered 1, 2, 3 and so on; otherwise with bullets.</param>
    /// <param name="Items">Each begins with a paragraph.</param>
    public sealed record ItemList(bool Numbered, IReadOnlyList<IReadOnlyList<TextBlock>> Items) : TextBlock;
}

/// <summary>A part of a paragraph.</summary>
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

    /// <param name="Address">A web or email address, with its scheme.</param>
    /// <param name="Parts">What readers see.</param>
    /// <param name="Typed">The whole link as typed.</param>
    public sealed record Link(string Address, IReadOnlyList<TextPart> Parts, string Typed) : TextPart;
}
