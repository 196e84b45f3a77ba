using CollaborationManifesto.Model;

namespace CollaborationManifesto.Words;

/// <summary>Why an export cannot be restored.</summary>
public sealed record RestoreWords
{
    public Func<Position, string> Damaged { get; init; } = at =>
        System.FormattableString.Invariant($"The file is no export of a manifesto, or was damaged at line {at.Line}, byte {at.Byte}. Nothing was restored.");

    public Func<int, string> WrongLine { get; init; } = line => $"The file is no export of a manifesto: line {line} is not what stands there in one. Nothing was restored.";

    public Func<int, string> TooLarge { get; init; } = line => $"Line {line} holds a contribution with more text than a row of the table can keep. Nothing was restored.";

    public Func<int, int, string> NameTooLong { get; init; } = (line, most) => System.FormattableString.Invariant($"Line {line} holds a curator whose name is longer than {most} characters. Nothing was restored.");

    public Func<int, string> CutOff { get; init; } = line => $"The export was cut off after line {line}, or lines are missing: its last line must count the others. Nothing was restored.";

    public Func<int, string> OtherVersion { get; init; } = version => $"The export has version {version} of the format, and this program reads version 1. Nothing was restored.";

    public string NotEmpty { get; init; } =
        "The storage holds contributions already, so nothing was restored. Restore into an empty one, or add with --merge what it lacks; what is there stays as it is.";
}
