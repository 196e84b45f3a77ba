using CollaborationManifesto.Model;

namespace CollaborationManifesto.Words;

/// <summary>Who email does not reach, as curators see it at their desk and operators on the command line.</summary>
public sealed record ReachWords
{
    /// <summary>The most references that the desk lists; it counts the rest.</summary>
    private const int MostNamed = 20;

    public string Heading { get; init; } = "People who email does not reach";

    public string EverybodyPaused { get; init; } = "All curators have paused their email. Nobody is told about new contributions.";

    public string NobodyIsTold { get; init; } = "Every curator has paused their email or cannot be reached by it. Nobody is told about new contributions.";

    public string NoCurator { get; init; } = "There are no curators. Nobody is told about new contributions.";

    public Func<string, string, string, string> Curator { get; init; } = (name, why, day) => $"Email does not reach {name}: {why} on {day}.";

    public Func<int, string, string> Contributors { get; init; } = (count, references) =>
        $"Email does not reach the {(count == 1 ? "person who sent this contribution" : "people who sent these contributions")}: {references}.";

    public Func<int, string> More { get; init; } = count => $" and {Plural.Number(count)} more";

    public string Off { get; init; } = "We do not know if email bounces, because the SendGrid key cannot read its lists.";

    public string InPart { get; init; } = "There may be more, because SendGrid's lists are too long to read in full.";

    public string NotReadYet { get; init; } = "SendGrid's lists have not been read yet.";

    public string ReachesAll { get; init; } = "We do not know of anyone who email does not reach.";

    public string Paused { get; init; } = "no email for now";

    public Func<UnreachedReason, string> Why { get; init; } = reason => reason switch
    {
        UnreachedReason.Refused => "the address was refused",
        UnreachedReason.Bounced => "an email bounced",
        UnreachedReason.Invalid => "the address is not valid",
        UnreachedReason.ReportedAsSpam => "an email was reported as spam",
        UnreachedReason.Unsubscribed => "the address unsubscribed from everything that the SendGrid account sends",
        UnreachedReason.Blocked => "an email was blocked",
    };

    /// <summary>Names curators, but gives only references of contributions, so that blind review stays blind.</summary>
    public IEnumerable<string> ForCurators(ReachReport report, Language language)
    {
        if (WhoIsTold(report) is { } nobody)
            yield return nobody;
        foreach (var (curator, row) in report.Curators)
            yield return Curator(curator.Name, Why(row.Why), language.Day(row.At));
        var references = report.Contributions.OrderByDescending(one => one.Row.At).Select(one => one.Id.Reference).ToList();
        if (references.Count > 0)
            yield return Contributors(references.Count, string.Join(", ", references.Take(MostNamed)) + (references.Count > MostNamed ? More(references.Count - MostNamed) : ""));
    }

    /// <summary>Null if at least one curator gets emails.</summary>
    public string? WhoIsTold(ReachReport report) =>
        report.All.IsEmpty ? NoCurator
        : report.AllPaused ? EverybodyPaused
        : report.NobodyIsTold ? NobodyIsTold
        : null;

    /// <summary>What we do not know because of this state; null if nothing is missing.</summary>
    public string? Missing(SuppressionState state) => state switch
    {
        SuppressionState.Read => null,
        SuppressionState.NotReadYet => NotReadYet,
        SuppressionState.ReadInPart => InPart,
        SuppressionState.Off => Off,
    };
}
