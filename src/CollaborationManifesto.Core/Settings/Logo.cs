namespace CollaborationManifesto.Settings;

/// <summary>A picture that stands before the name in the header, in place of the coloured squares.</summary>
public sealed class Logo
{
    /// <summary>Where it lies on the site, such as <c>brand/logo.svg</c>; empty for none. The publisher leaves it alone.</summary>
    public string Path { get; set; } = "";

    /// <summary>CSS pixels that it is shown at, so that nothing moves when it has been loaded.</summary>
    public int Width { get; set; } = 32;

    public int Height { get; set; } = 32;
}
