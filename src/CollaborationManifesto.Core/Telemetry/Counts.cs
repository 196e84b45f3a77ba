using System.Diagnostics.Metrics;
using System.Text.Json;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Telemetry;

/// <summary>The counters for operators. docs/operations.md lists their names, and a test compares the two.</summary>
public sealed class Counts
{
    private readonly Counter<int> _accepted;
    private readonly Counter<int> _limited;
    private readonly Counter<int> _decisions;
    private readonly Counter<int> _mailsSent;
    private readonly Counter<int> _mailsRefused;
    private readonly Counter<int> _putBack;

    public Counts(IMeterFactory meters)
    {
        var meter = meters.Create(Traces.Name);
        _accepted = meter.CreateCounter<int>("manifesto.contributions.accepted", "{contribution}", "Contributions that were taken in, each once.");
        _limited = meter.CreateCounter<int>("manifesto.posts.limited", "{post}", "Posts that were refused because too many came at once.");
        _decisions = meter.CreateCounter<int>("manifesto.decisions", "{decision}", "Decisions of curators that were recorded.");
        _mailsSent = meter.CreateCounter<int>("manifesto.mails.sent", "{mail}", "Mails that the provider took.");
        _mailsRefused = meter.CreateCounter<int>("manifesto.mails.refused", "{mail}", "Mails that the provider refused or gave no answer to.");
        _putBack = meter.CreateCounter<int>("manifesto.messages.put_back", "{message}", "Messages that were put back on their queue for later.");
    }

    internal void Accepted() => _accepted.Add(1);

    internal void Limited() => _limited.Add(1);

    internal void Decided(DecisionKind decision) => _decisions.Add(1, Tag("manifesto.decision", Word(decision)));

    internal void Mailed(bool taken) => (taken ? _mailsSent : _mailsRefused).Add(1);

    internal void PutBack(string queue, PutBackReason reason) =>
        _putBack.Add(1, Tag("messaging.destination.name", queue), Tag("manifesto.reason", Word(reason)));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    private static string Word(Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{value}");
}

/// <summary>What a message that was put back is waiting for.</summary>
internal enum PutBackReason
{
    /// <summary>The row that its command writes.</summary>
    Row,

    /// <summary>An email that could not be sent yet, or that another handler is sending.</summary>
    Mail,

    /// <summary>The end of the time for undoing a decision.</summary>
    Undo,
}
