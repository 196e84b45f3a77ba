using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Settings;
using CsCheck;

namespace CollaborationManifesto.Core.Tests.Rules;

/// <summary>
/// Whatever one to four curators and a contributor do, in any order, from outdated pages, with curators who leave and come back and posts that
/// arrive twice, the outcome follows a few plain rules.
/// </summary>
public sealed class ConsentModelTests
{
    private const int Days = 5;
    private const int UndoHours = 72;
    private static readonly string[] People = ["Amina", "Ben", "Carys", "Dora"];

    private static readonly string[] Acts =
    [
        "approve", "approve", "approve", "edit", "attach", "decline", "object", "object", "take back", "take back", "undo", "withdraw", "correct", "merge", "put back",
        "amend", "amend", "reattach", "retire", "unpublish", "reopen", "restore", "approve change", "approve change", "object to change", "take back change", "drop change",
        "leave", "return", "time", "time", "time",
    ];

    /// <summary>An act, how many acts ago the person opened their page, how long after the act before, and whether the post arrives twice.</summary>
    private sealed record Move(string Act, int Person, int PagesAgo, int Hours, bool Twice);

    private static readonly Gen<Move> AnyMove = Gen.Select(
        Gen.OneOf(Acts),
        Gen.Int[0, People.Length - 1],
        Gen.Frequency((6, Gen.Const(0)), (1, Gen.Int[1, 3])),
        Gen.OneOf(0, 0, 1, 24, 71, 72, Days * 24 - 1, Days * 24, Days * 48),
        Gen.Frequency((5, Gen.Const(false)), (1, Gen.Const(true))),
        (act, person, pagesAgo, hours, twice) => new Move(act, person, pagesAgo, hours, twice));

    private static readonly Gen<(List<Move> Moves, int Needed, int Curators, bool Published)> AnyStory =
        Gen.Select(AnyMove.List[0, 30], Gen.Int[1, 3], Gen.Int[1, People.Length], Gen.Bool);

    [Fact]
    public void Any_story_ends_as_the_specification_says() => AnyStory.Sample(
        story =>
        {
            var told = new Story(story.Needed, story.Curators, story.Published);
            foreach (var move in story.Moves)
            {
                told.Go(move);
                Assert.Equal(told.Specification.Outcome, Story.Outcome(told.Contribution));
            }
        },
        iter: Cases.Of(15_000));

    [Fact]
    public void Every_state_is_reached_and_left()
    {
        var states = Told(
            2,
            "Ben: object", "Amina: edit", "Carys: merge", "Ben: approve", "Dora: reopen", "Dora: decline", "Amina: reopen", "Amina: approve", "Ben: approve",
            "Amina: amend", "Ben: object to change", "Carys: amend", "Ben: approve change", "Amina: retire", "Ben: approve change", "Ben: unpublish", "Amina: withdraw")
            .Concat(Told(1, "Amina: approve", "Amina: amend", "Ben: unpublish"));

        Assert.Equal(
            [
                "Pending", "Pending, objected", "Pending, changed over an objection", "Pending, to be merged", "Merged", "Pending", "Declined", "Pending", "Pending", "Approved",
                "Approved, with a proposal", "Approved, with a proposal objected", "Approved, with a proposal changed over an objection", "Approved",
                "Approved, with a proposal", "Approved, retired", "Pending, objected", "Withdrawn",
                "Pending", "Approved", "Approved, amended", "Pending, objected",
            ],
            states);
    }

    /// <summary>The states that these acts of four curators lead through, with an hour between them.</summary>
    private static IEnumerable<string> Told(int needed, params string[] acts)
    {
        var told = new Story(needed, People.Length, published: false);
        yield return Kind(told.Contribution);
        foreach (var act in acts.Select(act => act.Split(": ")))
        {
            told.Go(new(act[1], Array.IndexOf(People, act[0]), 0, 1, false));
            yield return Kind(told.Contribution);
        }
    }

    [Fact]
    public void Nobody_overrides_an_objection_alone_before_its_time() => AnyStory.Sample(
        story =>
        {
            var told = new Story(story.Needed, story.Curators, story.Published);
            var objections = new Objections();
            foreach (var move in story.Moves)
            {
                var before = told.Contribution;
                told.Go(move);
                objections.Note(before, told.Contribution, told.Now, told.Curators);
            }
        },
        iter: Cases.Of(15_000));

    [Fact]
    public void Whatever_waits_can_be_decided_although_everyone_else_is_silent() => AnyStory.Sample(
        story =>
        {
            var told = new Story(story.Needed, story.Curators, story.Published);
            foreach (var move in story.Moves)
                told.Go(move);
            if (told.Contribution.State != ContributionState.Pending && told.Contribution.Proposal is null || told.Curators.Count < story.Needed)
                return;

            // Just enough curators act, once each; those who objected last act only if there is nobody else.
            var acting = told.Curators.OrderBy(name => Objects(told.Contribution, name)).Take(story.Needed).ToList();
            var isProposal = told.Contribution.Proposal is not null;
            told.Go(new(isProposal ? "amend" : "edit", Array.IndexOf(People, acting[0]), 0, 0, false));
            foreach (var other in acting.Skip(1))
                told.Go(new(isProposal ? "approve change" : "approve", Array.IndexOf(People, other), 0, 0, false));
            told.Go(new("time", 0, 0, Days * 48, false));

            Assert.True(told.Contribution.State == ContributionState.Approved && told.Contribution.Proposal is null, Story.Outcome(told.Contribution));
        },
        iter: Cases.Of(5_000));

    private static bool Objects(Contribution contribution, string name) =>
        (contribution.Proposal?.Votes ?? contribution.Votes).Values.Any(vote => vote.CuratorName == name && vote.Kind == VoteKind.Object);

    private static string Kind(Contribution contribution) => contribution switch
    {
        { State: ContributionState.Pending, Rewriting: { MergeInto: not null } } => "Pending, to be merged",
        { State: ContributionState.Pending } when contribution.Votes.Values.Any(vote => vote.Kind == VoteKind.Object) => "Pending, objected",
        { State: ContributionState.Pending, Rewriting.Objectors.IsEmpty: false } => "Pending, changed over an objection",
        { Proposal: { } proposal } when proposal.Votes.Values.Any(vote => vote.Kind == VoteKind.Object) => "Approved, with a proposal objected",
        { Proposal.Rewriting.Objectors.IsEmpty: false } => "Approved, with a proposal changed over an objection",
        { Proposal: not null } => "Approved, with a proposal",
        { Retired: true } => "Approved, retired",
        { Amendment: not null } => "Approved, amended",
        _ => contribution.State.ToString(),
    };

    /// <summary>Follows from the record alone who objects, and checks each publication against it.</summary>
    private sealed class Objections
    {
        private readonly HashSet<string> _object = [];
        private readonly List<(string? By, DateTimeOffset At)> _changes = [];
        private readonly List<(string Who, DateTimeOffset At)> _approvals = [];

        public void Note(Contribution before, Contribution after, DateTimeOffset now, IReadOnlySet<string> curators)
        {
            foreach (var entry in after.History.Skip(before.History.Length))
            {
                // What is published had consent. Only an undo brings the question back as it was.
                if (before.State == ContributionState.Approved && entry.Action is not (HistoryAction.Undone or HistoryAction.Objected))
                    _object.Clear();
                switch (entry.Action)
                {
                    case HistoryAction.Objected or HistoryAction.Unpublished:
                        _object.Add(entry.CuratorName!);
                        break;
                    case HistoryAction.Approved:
                        _object.Remove(entry.CuratorName!);
                        _approvals.Add((entry.CuratorName!, entry.At));
                        break;
                    // Whoever approves or takes back after the time is over, decides with it.
                    case HistoryAction.TakenBack or HistoryAction.Declined or HistoryAction.ApprovedAlone:
                        _object.Remove(entry.CuratorName!);
                        break;
                    // The question is as it was, and so is the time to answer it, which has run since the change.
                    case HistoryAction.Undone when before.State == ContributionState.Approved:
                        _approvals.Clear();
                        break;
                    case HistoryAction.Edited or HistoryAction.MergeProposed or HistoryAction.PutBackAsked or HistoryAction.Corrected or HistoryAction.Undone or HistoryAction.Reopened:
                        _object.Remove(entry.CuratorName ?? "");
                        _changes.Add((entry.CuratorName, entry.At));
                        _approvals.Clear();
                        if (entry.CuratorName is { } author && entry.Action is not (HistoryAction.Undone or HistoryAction.Reopened))
                            _approvals.Add((author, entry.At));
                        break;
                }
            }

            if (before.State != ContributionState.Pending || after.State != ContributionState.Approved)
                return;
            if (_object.Overlaps(curators))
                Check(now, curators);
            // Nobody waits for who has left, also not after an undo.
            _object.IntersectWith(curators);
        }

        private void Check(DateTimeOffset now, IReadOnlySet<string> curators)
        {
            Assert.NotEmpty(_changes);
            var (by, at) = _changes[^1];
            var another = _approvals.Exists(approval => approval.Who != by && curators.Contains(approval.Who));
            Assert.True(now >= at.AddDays(another ? Days : 2 * Days), $"{by} at {at}, published at {now}");
        }
    }

    /// <summary>A contribution, its specification and the curators, moved together.</summary>
    private sealed class Story
    {
        private readonly CurationSettings _settings;
        private readonly HashSet<string> _curators;
        private readonly List<int> _versions;
        private readonly List<string?> _proposals;
        private int _step;

        public Story(int needed, int curators, bool published)
        {
            _settings = A.Curation(needed);
            (_settings.ObjectionDays, _settings.AmendmentUndoHours) = (Days, UndoHours);
            _curators = [.. People.Take(curators)];
            Contribution = A.Contribution() with { Kind = ContributionKind.Principle, Text = "Text." };
            Specification = new(needed, _settings.UndoMinutes, _curators);
            (_versions, _proposals) = ([Contribution.ContentVersion], [null]);
            for (var curator = 0; published && curator < curators && curator < needed; curator++)
                Go(new("approve", curator, 0, 24, false));
        }

        public Contribution Contribution { get; private set; }

        public Specification Specification { get; }

        public IReadOnlySet<string> Curators => _curators;

        public DateTimeOffset Now { get; private set; } = A.Morning;

        private ConsentContext Consent => new(_settings, _curators.Select(name => A.Curator(name).Id).ToHashSet(), Now);

        public void Go(Move move)
        {
            Now = Now.AddHours(move.Hours);
            var who = People[move.Person];
            var opened = Math.Max(0, _versions.Count - 1 - move.PagesAgo);
            var (version, proposal) = (_versions[opened], _proposals[opened]);
            if (move.Act == "leave")
                _curators.Remove(who);
            else if (move.Act == "return")
                _curators.Add(who);
            // A removed curator's link opens nothing.
            else if (_curators.Contains(who) || move.Act is "withdraw" or "correct" or "time")
            {
                var fresh = version == Contribution.ContentVersion;
                var sameProposal = proposal == Contribution.Proposal?.Id;
                for (var post = 0; post < (move.Twice ? 2 : 1); post++)
                    Contribution = After(move.Act, who, version, proposal);
                Specification.Do(move.Act, who, fresh, sameProposal, _step, Now);
            }

            _step++;
            _versions.Add(Contribution.ContentVersion);
            _proposals.Add(Contribution.Proposal?.Id);
        }

        /// <summary>What the specification covers: state, words, principles, votes, earlier words, and who is waited for.</summary>
        public static string Outcome(Contribution contribution) => string.Join(
            " / ",
            contribution.State,
            contribution.Title,
            contribution.Principles.Length,
            contribution.Retired,
            Said(contribution.Votes, contribution.State == ContributionState.Pending ? contribution.Rewriting : null),
            contribution.Earlier?.Wording?.Title ?? "",
            contribution.EditedByCurators,
            contribution.Proposal is { } proposal ? $"{proposal.Wording?.Title ?? "retire"}: {Said(proposal.Votes, proposal.Rewriting)}" : "");

        private static string Said(IEnumerable<KeyValuePair<string, Vote>> votes, Rewriting? rewriting) =>
            string.Join(", ", votes.Select(vote => $"{vote.Value.CuratorName} {vote.Value.Kind}").Order(StringComparer.Ordinal))
            + string.Concat((rewriting?.Objectors ?? []).Select(objector => objector.Name).Order(StringComparer.Ordinal).Select(name => $", {name} is asked"));

        private Contribution After(string act, string who, int version, string? proposal)
        {
            var command = $"step {_step}";
            if (Contribution.HasCommand(command))
                return Contribution;
            var entry = new HistoryEntry(command, Now, act == "withdraw" ? HistoryAction.Withdrawn : HistoryAction.Corrected);
            var wording = Contribution.Wording with { Title = $"Words of step {_step}" };
            switch (act)
            {
                case "withdraw":
                    return Contribution.State == ContributionState.Withdrawn ? Contribution : Contribution.WithdrawnBy(entry);
                case "correct":
                    return Contribution.CanBeCorrected && Contribution.ContentVersion == version ? Contribution.CorrectedBy(entry, wording) : Contribution;
                case "time":
                    return ConsentPolicy.Settle(Contribution, command, Consent) ?? Contribution;
            }

            var attached = new Edit(Contribution.Wording, [.. Contribution.Principles, A.Id(command)]);
            var decision = act switch
            {
                "edit" => new Decision(command, DecisionKind.Edit, version, Edit: new(wording, Contribution.Principles)),
                "attach" => new Decision(command, DecisionKind.Edit, version, Edit: attached),
                "amend" => new Decision(command, DecisionKind.Amend, version, Edit: new(wording, Contribution.Principles)),
                "reattach" => new Decision(command, DecisionKind.Amend, version, Edit: attached),
                "merge" => new Decision(command, DecisionKind.Merge, version) { MergeInto = A.Id("other") },
                "approve change" => new Decision(command, DecisionKind.Approve, version) { Proposal = proposal ?? "" },
                "object to change" => new Decision(command, DecisionKind.Object, version, "Why") { Proposal = proposal ?? "" },
                "take back change" => new Decision(command, DecisionKind.TakeBack, version) { Proposal = proposal ?? "" },
                "drop change" => new Decision(command, DecisionKind.Decline, version, "Why") { Proposal = proposal ?? "" },
                _ => new Decision(command, Enum.Parse<DecisionKind>(act.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true), version, "Why"),
            };
            var fromDesk = act is "amend" or "reattach" or "merge" or "retire" or "unpublish" or "reopen";
            return ConsentPolicy.Apply(Contribution, decision with { FromDesk = fromDesk }, A.Curator(who), Consent) is PolicyOutcome.Recorded(var next) ? next : Contribution;
        }
    }

    /// <summary>What curators say of a text, and whose objection a change of it passed over.</summary>
    private sealed class Ballot
    {
        public SortedDictionary<string, string> Says { get; } = new(StringComparer.Ordinal);

        public SortedSet<string> Asked { get; } = new(StringComparer.Ordinal);

        public string? By { get; private set; }

        public DateTimeOffset At { get; private set; }

        /// <summary>Someone changes the text: everyone who objects, or was asked before and has not answered, is asked now.</summary>
        public void Change(string? by, DateTimeOffset now)
        {
            Asked.UnionWith(Says.Where(said => said.Value == "Object").Select(said => said.Key));
            Asked.Remove(by ?? "");
            Says.Clear();
            (By, At) = (by, now);
        }

        public void Forget()
        {
            Says.Clear();
            Asked.Clear();
        }

        public void Say(string who, string what, bool keepAsked = false)
        {
            if (!keepAsked)
                Asked.Remove(who);
            Says[who] = what;
        }

        public bool Has(string who) => Says.ContainsKey(who) || Asked.Contains(who);

        public void TakeBack(string who)
        {
            Asked.Remove(who);
            Says.Remove(who);
        }

        public bool AnotherApproves(string who, IEnumerable<string> curators) => curators.Any(other => other != who && Says.GetValueOrDefault(other) == "Approve");

        public bool IsDeclined(IEnumerable<string> curators) => curators.Any(curator => Says.GetValueOrDefault(curator) == "Decline");

        public bool HasConsent(int needed, ISet<string> curators, DateTimeOffset now)
        {
            var approve = curators.Where(curator => Says.GetValueOrDefault(curator) == "Approve").ToList();
            var waits = Asked.Overlaps(curators) && now < At.AddDays(approve.Exists(curator => curator != By) ? Days : 2 * Days);
            return approve.Count >= needed && !waits && !curators.Any(curator => Says.GetValueOrDefault(curator) is "Object" or "Decline");
        }

        public override string ToString() => string.Join(", ", Says.Select(said => $"{said.Key} {said.Value}")) + string.Concat(Asked.Select(name => $", {name} is asked"));
    }

    /// <summary>Consent as the page "how decisions are made" describes it, implemented a second time and differently.</summary>
    private sealed class Specification(int needed, int undoMinutes, ISet<string> curators)
    {
        private readonly Ballot _ballot = new();
        private Ballot? _change;
        private string? _proposed;
        private string _state = "Pending";
        private string _words = "Nobody wrote down why";
        private string _before = "";
        private bool _edited;
        private bool _retired;
        private bool _takenDown;
        private bool _merging;
        private int _attached;
        private DateTimeOffset _decided;
        private (string Words, string Before, bool Edited, bool Retired, int Attached)? _undo;
        private bool _undoIsText;
        private DateTimeOffset _undoFrom;

        public string Outcome => string.Join(
            " / ",
            _state,
            _words,
            _attached,
            _retired,
            _state == "Pending" ? _ballot : string.Join(", ", _ballot.Says.Select(said => $"{said.Key} {said.Value}")),
            _before,
            _edited,
            _change is null ? "" : $"{_proposed ?? "retire"}: {_change}");

        private bool ChangesWait => needed > 1 && curators.Count >= needed;

        public void Do(string act, string who, bool fresh, bool sameProposal, int step, DateTimeOffset now)
        {
            if (act == "withdraw")
                Become("Withdrawn", now);
            else if (act == "time")
                Wait(now);
            else if (!fresh)
                return;
            else if (act == "correct")
                Correct(step, now);
            else if (_state == "Pending")
                Vote(act, who, step, now);
            else if (act.EndsWith("change", StringComparison.Ordinal))
                VoteOnChange(act, who, sameProposal, now);
            else if (act == "restore")
                Restore(now);
            else if (act is ("undo" or "object") && _state != "Withdrawn" && (act == "undo" || _state == "Approved") && now < _decided.AddMinutes(undoMinutes))
                TakeBackDecision(act, who, now);
            else if (_state == "Approved")
                Care(act, who, step, now);
            else if (act == "reopen" && _state is ("Declined" or "Merged"))
                WaitAgain(who, now);
        }

        private void Become(string state, DateTimeOffset now)
        {
            if (state == _state)
                return;
            (_state, _decided, _change, _undo, _undoIsText) = (state, now, null, null, false);
        }

        private void Correct(int step, DateTimeOffset now)
        {
            if (_state is not ("Pending" or "Approved"))
                return;
            if (_state == "Approved")
                _ballot.Forget();
            _ballot.Change(null, now);
            Become("Pending", now);
            (_before, _words, _edited, _retired, _merging, _takenDown) = (_words, $"Words of step {step}", false, false, false, false);
        }

        private void Vote(string act, string who, int step, DateTimeOffset now)
        {
            var othersObject = _ballot.Asked.Concat(_ballot.Says.Where(said => said.Value == "Object").Select(said => said.Key)).Any(name => name != who && curators.Contains(name));
            switch (act)
            {
                case "take back" when _ballot.Has(who):
                    _ballot.TakeBack(who);
                    break;
                case "edit" or "attach":
                    Rewrite(act, who, step, now);
                    break;
                case "merge" when !othersObject:
                    Become("Merged", now);
                    return;
                case "merge":
                    Change(who, now, merging: true);
                    break;
                case "put back" when _takenDown && othersObject:
                    Change(who, now, merging: false);
                    _takenDown = true;
                    break;
                case "approve" or "object":
                    _ballot.Say(who, act == "approve" ? "Approve" : "Object");
                    break;
                case "decline":
                    _ballot.Say(who, _ballot.AnotherApproves(who, curators) ? "Object" : "Decline");
                    break;
                default:
                    return;
            }

            Settle(now);
        }

        private void Rewrite(string act, string who, int step, DateTimeOffset now)
        {
            Change(who, now, merging: false);
            if (act == "attach")
                _attached++;
            else
                (_before, _words, _edited) = (_edited ? _before : _words, $"Words of step {step}", true);
        }

        private void Change(string who, DateTimeOffset now, bool merging)
        {
            _ballot.Change(who, now);
            _ballot.Say(who, "Approve");
            (_merging, _takenDown) = (merging, false);
        }

        private void Settle(DateTimeOffset now)
        {
            if (_ballot.IsDeclined(curators))
                Become("Declined", now);
            else if (_ballot.HasConsent(needed, curators, now))
                Become(_merging ? "Merged" : "Approved", now);
        }

        /// <summary>Time decides only where an objection was or is.</summary>
        private void Wait(DateTimeOffset now)
        {
            if (_state == "Pending" && (_ballot.Asked.Count > 0 || _ballot.Says.ContainsValue("Object") || _merging) && _ballot.HasConsent(needed, curators, now))
                Become(_merging ? "Merged" : "Approved", now);
            else if (_change is { } change && (change.Asked.Count > 0 || change.Says.ContainsValue("Object")))
                SettleChange(now);
        }

        private void TakeBackDecision(string act, string who, DateTimeOffset now)
        {
            if (act == "object")
            {
                _ballot.Say(who, "Object", keepAsked: true);
                (_retired, _merging) = (false, false);
                Become("Pending", now);
            }
            else if (_state == "Approved")
            {
                _ballot.Says.Clear();
                (_retired, _merging, _takenDown) = (false, false, false);
                Become("Pending", now);
            }
            else
            {
                WaitAgain(who, now);
            }
        }

        private void WaitAgain(string who, DateTimeOffset now)
        {
            _ballot.Change(who, now);
            (_retired, _merging, _takenDown) = (false, false, false);
            Become("Pending", now);
        }

        private void Care(string act, string who, int step, DateTimeOffset now)
        {
            var clears = _change is { } change && change.Asked.Concat(change.Says.Where(said => said.Value == "Object").Select(said => said.Key)).Any(name => name != who && curators.Contains(name));
            switch (act)
            {
                case "amend" when ChangesWait || clears:
                    Propose($"Words of step {step}", who, now);
                    break;
                case "retire" when !_retired && (ChangesWait || clears):
                    Propose(null, who, now);
                    break;
                case "amend":
                    Remember(isText: true, now);
                    (_before, _words, _edited) = (_edited ? _before : _words, $"Words of step {step}", true);
                    break;
                case "retire" when !_retired:
                    Remember(isText: true, now);
                    _retired = true;
                    break;
                case "reattach":
                    Remember(isText: false, now);
                    _attached++;
                    break;
                case "unpublish":
                    _ballot.Forget();
                    _ballot.Say(who, "Object");
                    (_retired, _merging, _takenDown) = (false, false, true);
                    Become("Pending", now);
                    break;
                case "merge":
                    Become("Merged", now);
                    break;
            }
        }

        private void Remember(bool isText, DateTimeOffset now)
        {
            if (_undoIsText && !isText)
                return;
            var running = _undo is not null && now < _undoFrom.AddHours(UndoHours);
            _undo = running ? _undo : (_words, _before, _edited, _retired, _attached);
            (_undoIsText, _undoFrom) = (isText, now);
            if (isText)
                _change = null;
        }

        private void Restore(DateTimeOffset now)
        {
            if (_state != "Approved" || _undo is not { } undo || now >= _undoFrom.AddHours(UndoHours))
                return;
            (_words, _before, _edited, _retired, _attached) = undo;
            _undo = null;
        }

        private void Propose(string? words, string who, DateTimeOffset now)
        {
            _change ??= new();
            _change.Change(who, now);
            _change.Say(who, "Approve");
            _proposed = words;
        }

        private void VoteOnChange(string act, string who, bool sameProposal, DateTimeOffset now)
        {
            if (_change is not { } change || !sameProposal)
                return;
            switch (act)
            {
                case "take back change" when change.Has(who):
                    change.TakeBack(who);
                    break;
                case "approve change":
                    change.Say(who, "Approve");
                    break;
                case "object to change":
                    change.Say(who, "Object");
                    break;
                case "drop change":
                    change.Say(who, change.AnotherApproves(who, curators) ? "Object" : "Decline");
                    break;
                default:
                    return;
            }

            if (change.IsDeclined(curators))
                _change = null;
            else
                SettleChange(now);
        }

        private void SettleChange(DateTimeOffset now)
        {
            if (!_change!.HasConsent(ChangesWait ? needed : 1, curators, now))
                return;
            if (_proposed is null)
                _retired = true;
            else
                (_before, _words, _edited) = (_edited ? _before : _words, _proposed, true);
            (_change, _undo, _undoIsText) = (null, null, false);
            _attached = 0;
        }
    }
}
