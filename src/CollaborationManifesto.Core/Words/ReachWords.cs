using CollaborationManifesto.Model;

namespace CollaborationManifesto.Words;

/// <summary>Whom email does not reach, as curators see it at their desk and operators on the command line.</summary>
public sealed record ReachWords
{
    /// <summary>The most references that the desk lists; it counts the rest.</summary>
    private const int MostNamed = 20;

    public string Heading { get; init; } = "Whom email does not reach";

    public string EverybodyPaused { get; init; } = "All curators have paused their email: nobody is told of what comes in.";

    public string NobodyIsTold { get; init; } = "Each curator has paused their email or is not reached by it: nobody is told of what comes in.";

    public string NoCurator { get; init; } = "There is no curator: nobody is told of what comes in.";

    public Func<string, string, string, string> Curator { get; init; } = (name, why, day) => $"Email does not reach {name}: {why} on {day}.";

    public Func<int, string, string> Contributors { get; init; } = (count, references) =>
        $"Email does not reach whoever sent {(count == 1 ? "this contribution" : "these contributions")}: {references}.";

    public Func<int, string> More { get; init; } = count => $" and {Plural.Number(count)} more";

    public string Off { get; init; } = "Whether email is sent back is not known: the key for SendGrid may not read its lists.";

    public string InPart { get; init; } = "SendGrid's lists are longer than what is read of them: there may be more.";

    public string NotReadYet { get; init; } = "SendGrid's lists have not been read yet.";

    public string ReachesAll { get; init; } = "Nobody is known whom email does not reach.";

    public string Paused { get; init; } = "no email for now";

    public Func<UnreachedReason, string> Why { get; init; } = reason => reason switch
    {
        UnreachedReason.Refused => "the address was refused",
        UnreachedReason.Bounced => "a mail was sent back",
        UnreachedReason.Invalid => "the address was found invalid",
        UnreachedReason.ReportedAsSpam => "a mail was reported as spam",
        UnreachedReason.Unsubscribed => "the address was taken off everything that the SendGrid account sends",
        UnreachedReason.Blocked => "a mail was not accepted",
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
