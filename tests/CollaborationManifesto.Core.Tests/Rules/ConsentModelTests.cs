using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Settings;
using CsCheck;

namespace CollaborationManifesto.Core.Tests.Rules;

/// <summary>Whatever curators and contributors do, in any order and from outdated pages, the outcome follows a few plain rules.</summary>
public sealed class ConsentModelTests
{
    private static readonly string[] People = ["Amina", "Ben", "Carys"];

    /// <summary>An act, and how many acts ago the person opened their page.</summary>
    private sealed record Move(string Act, int Person, int PagesAgo, int Minutes);

    private static readonly Gen<Move> AnyMove = Gen.Select(
        Gen.OneOf("approve", "edit", "attach", "decline", "object", "take back", "undo", "approve", "object", "take back", "withdraw", "correct"),
        Gen.Int[0, 2],
        Gen.Frequency((6, Gen.Const(0)), (1, Gen.Int[1, 3])),
        Gen.OneOf(0, 1, 1, 20),
        (act, person, pagesAgo, minutes) => new Move(act, person, pagesAgo, minutes));

    [Fact]
    public void Any_sequence_ends_as_the_specification_says() => Gen.Select(AnyMove.List[0, 25], Gen.Int[1, 3]).Sample(
        (moves, needed) =>
        {
            var settings = A.Curation(needed);
            var specification = new Specification(needed, settings.UndoMinutes);
            var contribution = A.Contribution();
            List<int> versions = [contribution.ContentVersion];
            var now = A.Morning;
            foreach (var (move, step) in moves.Select((move, step) => (move, step)))
            {
                now = now.AddMinutes(move.Minutes);
                var seen = versions[Math.Max(0, versions.Count - 1 - move.PagesAgo)];
                var fresh = seen == contribution.ContentVersion;
                contribution = After(contribution, move, seen, step, settings, now);
                specification.Do(move.Act, People[move.Person], fresh, step, now);
                versions.Add(contribution.ContentVersion);
                Assert.Equal(specification.Outcome, Outcome(contribution));
            }
        },
        iter: Cases.Of(20_000));

    /// <summary>What the specification covers: state, words, principles, votes and earlier words.</summary>
    private static string Outcome(Contribution contribution) => string.Join(
        " / ",
        contribution.State,
        contribution.Title,
        contribution.Principles.Length,
        string.Join(", ", contribution.Votes.Values.OrderBy(vote => vote.CuratorName, StringComparer.Ordinal).Select(vote => $"{vote.CuratorName} {vote.Kind}")),
        contribution.Earlier?.Wording?.Title ?? "",
        contribution.EditedByCurators);

    private static Contribution After(Contribution contribution, Move move, int seen, int step, CurationSettings settings, DateTimeOffset now)
    {
        var entry = new HistoryEntry($"step {step}", now, HistoryAction.Withdrawn);
        var wording = contribution.Wording with { Title = $"Words of step {step}" };
        switch (move.Act)
        {
            case "withdraw":
                return contribution.State == ContributionState.Withdrawn ? contribution : contribution.WithdrawnBy(entry);
            case "correct":
                return contribution.CanBeCorrected && contribution.ContentVersion == seen ? contribution.CorrectedBy(entry, wording) : contribution;
            default:
                var decision = move.Act switch
                {
                    "edit" => new Decision(entry.CommandId, DecisionKind.Edit, seen, Edit: new(wording, contribution.Principles)),
                    "attach" => new Decision(entry.CommandId, DecisionKind.Edit, seen, Edit: new(contribution.Wording, [.. contribution.Principles, A.Id($"principle {step}")])),
                    _ => new Decision(entry.CommandId, Enum.Parse<DecisionKind>(move.Act.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true), seen, "Why"),
                };
                return ConsentPolicy.Apply(contribution, decision, A.Curator(People[move.Person]), settings, now) is PolicyOutcome.Recorded(var next) ? next : contribution;
        }
    }

    /// <summary>Consent as the page "how decisions are made" describes it, implemented a second time and differently.</summary>
    private sealed class Specification(int needed, int undoMinutes)
    {
        private readonly SortedDictionary<string, string> _says = new(StringComparer.Ordinal);
        private string _state = "Pending";
        private string _words = "Nobody wrote down why";
        private string _before = "";
        private bool _edited;
        private int _attached;
        private DateTimeOffset _decided;

        public string Outcome => string.Join(" / ", _state, _words, _attached, string.Join(", ", _says.Select(said => $"{said.Key} {said.Value}")), _before, _edited);

        public void Do(string act, string who, bool fresh, int step, DateTimeOffset now)
        {
            if (act == "withdraw")
                _state = "Withdrawn";
            else if (fresh && act == "correct")
                Correct(step);
            else if (fresh && _state == "Pending")
                Vote(act, who, step, now);
            else if (fresh && _state != "Withdrawn" && now < _decided.AddMinutes(undoMinutes))
                Reopen(act, who);
        }

        private void Correct(int step)
        {
            if (_state is "Declined" or "Withdrawn")
                return;
            (_before, _words, _edited, _state) = (_words, $"Words of step {step}", false, "Pending");
            _says.Clear();
        }

        private void Vote(string act, string who, int step, DateTimeOffset now)
        {
            if (act == "undo" || (act == "take back" && !_says.ContainsKey(who)))
                return;
            var against = _says.Any(said => said.Key != who && said.Value == "Object");
            var inFavour = _says.Any(said => said.Key != who && said.Value == "Approve");
            if (act is "edit" or "attach")
                Change(act, step);
            _says.Remove(who);
            if (act is "approve" || (act is "edit" or "attach" && !against))
                _says[who] = "Approve";
            if (act is "object" || (act is "decline" && inFavour))
                _says[who] = "Object";
            if (act is "decline" && !inFavour)
                _says[who] = "Decline";
            Settle(now);
        }

        private void Change(string act, int step)
        {
            _says.Clear();
            if (act == "attach")
                _attached++;
            else
                (_before, _words, _edited) = (_edited ? _before : _words, $"Words of step {step}", true);
        }

        private void Settle(DateTimeOffset now)
        {
            if (_says.ContainsValue("Decline"))
                (_state, _decided) = ("Declined", now);
            else if (_says.Count >= needed && !_says.ContainsValue("Object"))
                (_state, _decided) = ("Approved", now);
        }

        private void Reopen(string act, string who)
        {
            if (act == "undo")
            {
                _state = "Pending";
                _says.Clear();
            }
            else if (act == "object" && _state == "Approved")
            {
                _state = "Pending";
                _says[who] = "Object";
            }
        }
    }
}
