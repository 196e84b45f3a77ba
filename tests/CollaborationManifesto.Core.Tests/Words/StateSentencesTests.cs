using System.Net;
using System.Text.RegularExpressions;
using System.Text;
using CollaborationManifesto.Contributing;
using CollaborationManifesto.Core.Tests.Publishing;
using CollaborationManifesto.Core.Tests.Web;
using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Publishing.Pages;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Reviewing;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CollaborationManifesto.Core.Tests.Words;

/// <summary>Every sentence about a state is true in that state: pages and emails of every state are rendered and held to a table.</summary>
public sealed partial class StateSentencesTests
{
    private static readonly LinkTokens Tokens = new(new EphemeralDataProtectionProvider());

    public static TheoryData<Place> Places => [.. Enum.GetValues<Place>()];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task What_is_said_is_true_in_every_state(Place place)
    {
        var table = Table.Where(line => line.Place == place).ToList();
        var (allowed, rendered, wrong) = (new HashSet<Line>(), new HashSet<Line>(), new Dictionary<string, Case>());
        foreach (var one in Case.All.Select(one => one.As(place)).Where(one => one.IsAt(place)).Distinct())
        {
            var said = await SaidAt(place, one);
            foreach (var fragment in Never.Where(fragment => said.Contains(fragment, StringComparison.Ordinal)))
                wrong.TryAdd($"never true: “{fragment}”", one);
            foreach (var line in table)
            {
                var (isSaid, may) = (said.Contains(line.Fragment, StringComparison.Ordinal), line.May(one));
                if (may)
                    allowed.Add(line);
                if (isSaid)
                    rendered.Add(line);
                if (isSaid && !may)
                    wrong.TryAdd($"said, but not true: “{line.Fragment}”", one);
                if (!isSaid && line.Must && may)
                    wrong.TryAdd($"true, but not said: “{line.Fragment}”", one);
            }
        }

        // The first state of each.
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Select(found => $"{found.Key} of {found.Value}")));
        // Otherwise the table is out of date.
        Assert.Empty(table.Except(allowed).Select(line => $"never allowed: {line.Fragment}"));
        Assert.Empty(table.Except(rendered).Select(line => $"never said: {line.Fragment}"));
    }

    [Fact]
    public async Task A_closed_site_invites_nobody()
    {
        var invites = new List<string>();
        foreach (var (manifesto, open) in new[] { (Published, false), (ManifestoBuilder.Build([], A.Manifesto()), false), (Published, true) })
            foreach (var file in TheSite.Renderer(open).Plan(manifesto, SiteHistory.Empty, A.Stewardship()).Where(file => file.Path.EndsWith(".html", StringComparison.Ordinal)))
                if (Html.Parsed(Encoding.UTF8.GetString((await file.Render()).Content.Span)).QuerySelector("a[href$='/contribute/']") is not null)
                    invites.Add($"{(open ? "open" : "closed")}: {file.Path}");

        Assert.DoesNotContain(invites, page => page.StartsWith("closed", StringComparison.Ordinal));
        Assert.Contains("open: index.html", invites);
    }

    [Fact]
    public async Task Guidance_from_a_board_names_it_wherever_it_is_shown()
    {
        foreach (var file in TheSite.Renderer().Plan(Published, SiteHistory.Empty, A.Stewardship()).Where(file => file.Path is "whole/index.html" or "principles/principle/index.html" or "manifesto.md"))
        {
            var text = Said(Encoding.UTF8.GetString((await file.Render()).Content.Span));
            Assert.Contains("From “The board”", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Shared anonymously", text, StringComparison.Ordinal);
        }
    }

    public enum Place
    {
        Status,
        Withdrawing,
        Erasing,
        DecisionMail,
        AskedMail,
        AddressMail,
        Review,
        ReviewMail,
        Decisions,
    }

    /// <param name="May">In which states it may be said.</param>
    /// <param name="Must">True if it must be said in all of them.</param>
    private sealed record Line(Place Place, string Fragment, Func<Case, bool> May, bool Must);

    private static Line Exactly(Place place, string fragment, Func<Case, bool> when) => new(place, fragment, when, Must: true);

    private static Line Only(Place place, string fragment, Func<Case, bool> when) => new(place, fragment, when, Must: false);

    /// <summary>There may be only one curator, the board’s name is published, and a promise to write ends with the decision.</summary>
    private static readonly IReadOnlyList<string> Never = ["other curators", "Nothing of this is published", "We mail you"];

    private static readonly IReadOnlyList<Line> Table =
    [
        // The private page: its heading.
        Exactly(Place.Status, "We have your contribution", one => one is { IsPending: true, IsErased: false, IsCorrected: false }),
        Exactly(Place.Status, "We have your new version", one => one is { IsCorrected: true, IsErased: false }),
        Exactly(Place.Status, "Your contribution is kept without a name", one => one is { IsPending: true, IsErased: true }),
        Exactly(Place.Status, "Your contribution is published", one => one.IsApproved),
        Exactly(Place.Status, "Your contribution is not published", one => one.IsDeclined),
        Exactly(Place.Status, "Your contribution was merged with another", one => one.IsMerged),
        Exactly(Place.Status, "You withdrew your contribution", one => one.IsWithdrawn),
        Exactly(Place.Status, "it is the only way back to here", one => one.Sender is not Sender.Confirmed and not Sender.ConfirmedAnonymous),
        Exactly(Place.Status, "It is published.", one => one is { IsApproved: true, IsLate: true }),
        Exactly(Place.Status, "It appears on the site within a few minutes of the decision.", one => one is { IsApproved: true, IsLate: false }),
        Exactly(Place.Status, "See it on the site", one => one.IsApproved || one.Life == Life.MergedPublished),

        // What happens next.
        Exactly(Place.Status, "The curators get an email about it.", one => one is { IsPending: true, IsImported: false, Life: not Life.Asked }),
        Exactly(Place.Status, "The curators have a question for you. They get an email when you answer", one => one.Life == Life.Asked),
        Exactly(Place.Status, "It is waiting for a decision by the curators.", one => one is { IsPending: true, IsImported: true }),
        Exactly(Place.Status, "It stays off the site until they have decided.", one => one.Life is Life.Unpublished or Life.PutBackAsked or Life.CorrectedPublished),
        Exactly(Place.Status, "publish what they agree to", one => one.IsPending),
        Exactly(Place.Status, "without seeing who sent it", one => one is { IsPending: true, Blind: true }),
        Exactly(Place.Status, "They do not see who you are until they have decided", one => one is { Life: Life.Asked, Blind: true }),
        Only(Place.Status, "to see what they decided", one => one.IsPending || one.Life == Life.MergedWaiting),
        Exactly(Place.Status, "Both are published as one, and you are named there as you chose.", one => one is { Life: Life.MergedPublished, IsNamed: true }),
        Exactly(Place.Status, "Both are published as one, without your name.", one => one is { Life: Life.MergedPublished, IsNamed: false }),
        Exactly(Place.Status, "which is waiting for a decision. If the curators publish that one, both are published as one", one => one.Life == Life.MergedWaiting),
        Exactly(Place.Status, "So yours is not published either.", one => one.Life == Life.MergedNowhere),
        Exactly(Place.Status, "It is not published.", one => one.IsDeclined || one.Life == Life.Withdrawn || one is { Life: Life.WithdrawnPublished, IsLate: true }),
        Exactly(Place.Status, "If it is still on the site, it is removed within a few minutes.", one => one is { Life: Life.WithdrawnPublished, IsLate: false }),
        Exactly(Place.Status, "You are welcome to send something else.", one => one is { Open: true } && (one.IsDeclined || one.IsWithdrawn)),
        Exactly(Place.Status, "you are welcome to send it again.", one => one is { Open: true, Life: Life.MergedNowhere }),
        Exactly(Place.Status, "Add something else", one => one.Open),
        Exactly(Place.Status, "The reason given: It rhymes.", one => one.IsDeclined),

        // What is sent to the address.
        Exactly(Place.Status, "We will email you what the curators decide.", one => one is { IsPending: true, IsConfirmed: true }),
        Exactly(Place.Status, "We will email you this decision when it can no longer be undone.", one => one is { IsTold: true, IsConfirmed: true, CanBeUndone: true }),
        Exactly(Place.Status, "We will email you if the curators decide on this again.", one => one is { IsTold: true, IsConfirmed: true, CanBeUndone: false }),
        Exactly(Place.Status, "Confirm it there if you want us to email you what the curators decide.", one => one is { IsPending: true, Sender: Sender.Unconfirmed }),
        Exactly(Place.Status, "Confirm it there if you want us to email you the decision.", one => one is { IsTold: true, Sender: Sender.Unconfirmed }),
        Exactly(Place.Status, "We will not email you about it again.", one => one.IsWithdrawn && one.HasAddress),
        Exactly(Place.Status, "Your personal data was erased. The text is kept without a name.", one => one.IsErased),

        // What was sent, and what can be done with it.
        Exactly(Place.Status, "What you sent", one => one is { IsEdited: false, IsImported: false }),
        Exactly(Place.Status, "As it reads now", one => one.IsEdited || one.IsImported),
        Exactly(Place.Status, "What you changed", one => one.IsCorrected),
        Exactly(Place.Status, "What curators changed", one => one.IsEdited),
        Exactly(Place.Status, "The curators decide on the new text", one => one.IsPending),
        Exactly(Place.Status, "It leaves the site until the curators have decided on the new text", one => one.IsApproved),
        Exactly(Place.Status, "Withdraw it", one => !one.IsWithdrawn),
        Exactly(Place.Status, "Erase my personal data", one => one.IsNamed || one.HasAddress),

        // The page that asks once more before it withdraws.
        Exactly(Place.Withdrawing, "The curators will not decide on it, and it will not be published.", one => one.IsPending),
        Exactly(Place.Withdrawing, "It is removed from the site within a few minutes", one => one.IsApproved),
        Exactly(Place.Withdrawing, "The curators can no longer publish it.", one => one.IsDeclined),
        Exactly(Place.Withdrawing, "The contribution that it was merged with does not change, except that your name is removed from it.", one => one is { IsMerged: true, IsNamed: true }),
        Exactly(Place.Withdrawing, "The contribution that it was merged with does not change.", one => one is { IsMerged: true, IsNamed: false }),
        Exactly(Place.Withdrawing, "We will not email you about it again.", one => one.HasAddress),
        Exactly(Place.Withdrawing, "Your personal data is not erased at once.", one => one.IsNamed || one.HasAddress),
        Exactly(Place.Withdrawing, "You can send it again", one => one.Open),
        Exactly(Place.Withdrawing, "until we delete it, after 365 days.", _ => true),

        // The page that asks once more before it erases.
        Exactly(Place.Erasing, "The curators can still publish the text, without a name.", one => one.IsPending),
        Exactly(Place.Erasing, "The text stays on the site, without a name.", one => one.IsApproved),
        Exactly(Place.Erasing, "We keep the text, without a name.", one => one.IsDeclined || one.IsMerged || one.IsWithdrawn),
        Exactly(Place.Erasing, "We can no longer email you about it.", one => one.HasAddress),

        // The email about the decision.
        Exactly(Place.DecisionMail, "Your contribution is published", one => one.IsApproved),
        Exactly(Place.DecisionMail, "It appears on the site within a few minutes.", one => one is { IsApproved: true, IsLate: false }),
        Exactly(Place.DecisionMail, "The curators approved it, and it is on the site.", one => one is { IsApproved: true, IsLate: true }),
        Exactly(Place.DecisionMail, "See it on the site", one => one.IsApproved || one.Life == Life.MergedPublished),
        Exactly(Place.DecisionMail, "Your contribution is published: “", one => one.IsApproved),
        Exactly(Place.DecisionMail, "Your contribution is not published: “A title”", one => one.IsDeclined),
        Exactly(Place.DecisionMail, "Your contribution was merged: “A title”", one => one.IsMerged),
        Exactly(Place.DecisionMail, "The curators edited it.", one => one is { IsApproved: true, IsEdited: true }),
        Exactly(Place.DecisionMail, "Your contribution is not published", one => one.IsDeclined),
        Exactly(Place.DecisionMail, "They gave this reason: It rhymes.", one => one.IsDeclined),
        Exactly(Place.DecisionMail, "Both are published as one, and you are named there as you chose.", one => one is { Life: Life.MergedPublished, IsNamed: true }),
        Exactly(Place.DecisionMail, "Both are published as one, without your name.", one => one is { Life: Life.MergedPublished, IsNamed: false }),
        Exactly(Place.DecisionMail, "which is waiting for a decision.", one => one.Life == Life.MergedWaiting),
        Exactly(Place.DecisionMail, "So yours is not published either.", one => one.Life == Life.MergedNowhere),
        Exactly(Place.DecisionMail, "you can change or withdraw what you sent", one => one.IsApproved),
        Exactly(Place.DecisionMail, "you can withdraw what you sent", one => one.IsDeclined || one.IsMerged),

        // The emails with a question.
        Exactly(Place.AskedMail, "You can answer on your private page.", _ => true),
        Exactly(Place.AskedMail, "A question about “A title”", _ => true),
        Exactly(Place.AskedMail, "They do not see who you are until they have decided.", one => one.Blind),
        Exactly(Place.AskedMail, "you can change or withdraw what you sent", _ => true),
        Exactly(Place.AddressMail, "to be told what the curators decide", one => !one.IsWithdrawn),
        Exactly(Place.AddressMail, "We send nothing more about it unless you confirm.", one => one.Sender == Sender.Unconfirmed),

        // The curators' page: what it is about.
        Exactly(Place.Review, "Decide on this", one => one is { IsPending: true, IsHeld: false }),
        Exactly(Place.Review, "is on hold", one => one is { IsPending: true, IsHeld: true }),
        Exactly(Place.Review, "This principle is approved", one => one is { IsApproved: true, Kind: ContributionKind.Principle }),
        Exactly(Place.Review, "This principle is declined", one => one is { IsDeclined: true, Kind: ContributionKind.Principle }),
        Exactly(Place.Review, "This principle is merged", one => one is { IsMerged: true, Kind: ContributionKind.Principle }),
        Exactly(Place.Review, "Nothing is decided yet.", one => one.IsPending),
        Exactly(Place.Review, "This guidance was withdrawn", one => one is { IsWithdrawn: true, Kind: ContributionKind.Guidance }),
        Exactly(Place.Review, "Sent on", one => !one.IsImported),
        Exactly(Place.Review, "Imported on", one => one.IsImported),
        Exactly(Place.Review, "Of this, readers see at most the board’s name and the day.", one => one.IsImported),

        // Where it stands.
        Exactly(Place.Review, "It will be on the site within a few minutes.", one => one is { IsApproved: true, IsLate: false, Life: not Life.ImportedApproved }),
        Exactly(Place.Review, "It is on the site.", one => one is { IsApproved: true, IsLate: true, Life: not Life.ImportedApproved }),
        Exactly(Place.Review, "It was imported and published without a decision.", one => one.Life == Life.ImportedApproved),
        Exactly(Place.Review, "It is not published.", one => one.IsDeclined),
        Exactly(Place.Review, "It says the same as another contribution, and is closed.", one => one.IsMerged),
        Exactly(Place.Review, "The person who sent it withdrew it. It is closed.", one => one.IsWithdrawn),
        Exactly(Place.Review, "On hold: 1 objection.", one => one.Life is Life.Objected or Life.Unpublished),
        Exactly(Place.Review, "It needs 1 approval.", one => one is { IsPending: true, Needed: 1, HasPassedOver: false, Life: not Life.Objected and not Life.Unpublished and not Life.Voted }),
        Exactly(Place.Review, "It needs 2 approvals.", one => one is { IsPending: true, Needed: 2, HasPassedOver: false, Life: not Life.Objected and not Life.Unpublished and not Life.Voted and not Life.EditedWaiting }),
        Exactly(Place.Review, "There are fewer curators (1) than the approvals needed", one => one is { IsPending: true, Needed: 2, Curators: 1 }),
        Exactly(Place.Review, "On hold because of an objection to the version before.", one => one is { HasPassedOver: true, IsLate: false }),
        Exactly(Place.Review, "Carys asked for a new decision although Ben had objected.", one => one.Life is Life.Rewritten or Life.PutBackAsked),
        Exactly(Place.Review, "Approving it now means merging it.", one => one.Life == Life.MergeAsked),
        Exactly(Place.Review, "only Ben can release it, by approving it or by withdrawing the objection.", one => one is { HasPassedOver: true, IsLate: false }),
        Exactly(Place.Review, "The time for an answer from Ben is over. Approvals count now.", one => one is { HasPassedOver: true, IsLate: true }),
        Exactly(Place.Review, "Ask to put it back on the site as it was", one => one is { Life: Life.Unpublished, Curators: 3 }),
        Exactly(Place.Review, "Carys proposed other words. What is published stays as it is", one => one.Life == Life.Proposed),
        Exactly(Place.Review, "What is your decision on the proposed change?", one => one.Life == Life.Proposed),
        Exactly(Place.Review, "Approve the change It takes effect when 2 curators approve it and nobody objects", one => one.Life == Life.Proposed),
        Exactly(Place.Review, "Undo the last change", one => one is { Life: Life.Amended, IsLate: false }),
        Exactly(Place.Review, "Nobody else had voted in time, so Carys’s own approval was enough", one => one.Life == Life.ApprovedAlone),
        Exactly(Place.Review, "The earlier words were removed.", one => one.Life == Life.AmendedForGood),
        Exactly(Place.Review, "It has 1 of 2 approvals.", one => one is { Needed: 2, Life: Life.Voted or Life.EditedWaiting }),
        Exactly(Place.Review, "No votes yet.", one => one.Life is Life.New or Life.Corrected or Life.ImportedApproved or Life.Withdrawn),
        Only(Place.Review, "No votes at the moment.", one => one.Life is Life.CorrectedPublished or Life.Asked or Life.Answered or Life.MergedPublished or Life.MergedWaiting or Life.MergedNowhere),
        Only(Place.Review, "You can change your vote until it is decided.", one => one.IsPending),

        // What a curator can do.
        Exactly(Place.Review, "It goes on the site within a few minutes, unless someone has objected", one => one is { IsPending: true, Needed: 1, Life: not Life.MergeAsked }),
        Exactly(Place.Review, "It goes on the site when 2 curators approve and nobody objects", one => one is { IsPending: true, Needed: 2, Life: not Life.MergeAsked }),
        Exactly(Place.Review, "The person who sent it can see both versions", one => one is { IsPending: true, IsImported: false }),
        Exactly(Place.Review, "Ask the person who sent it", one => one is { IsPending: true, IsImported: false }),
        Exactly(Place.Review, "You do not see who they are until it is decided", one => one is { IsPending: true, IsImported: false, Blind: true }),
        Exactly(Place.Review, "The person who sent it is told. The site shows how often each reason was given.", one => one is { IsPending: true, IsImported: false }),
        Exactly(Place.Review, "The person who sent it can see your question, or your reason if it is declined.", one => one is { IsPending: true, IsImported: false }),
        Exactly(Place.Review, "You can undo this until", one => one is { CanBeUndone: true, Life: not Life.Proposed }),
        Exactly(Place.Review, "Undo the decision", one => one.CanBeUndone),
        Exactly(Place.Review, "Change what is published", one => one.IsApproved),
        Exactly(Place.Review, "Reopen it", one => one.IsDeclined || one.IsMerged),
        Exactly(Place.Review, "All curators can see it", one => !one.IsWithdrawn && (one.IsPending || one.IsTold)),

        // Who sent it.
        Exactly(Place.Review, "They did not say who they are.", one => one is { ShowsSender: true, IsErased: false, IsNamed: false }),
        Exactly(Place.Review, "Their personal data was erased.", one => one is { ShowsSender: true, IsErased: true }),
        Exactly(Place.Review, "Ada, Council", one => one is { ShowsSender: true, IsNamed: true }),
        Exactly(Place.Review, "Shown in public as: Ada, Council", one => one is { ShowsSender: true, IsNamed: true, IsApproved: true }),
        Exactly(Place.Review, "Shown in public without a name.", one => one is { ShowsSender: true, IsNamed: false, IsApproved: true }),
        Exactly(Place.Review, "If it is published, it is shown as: Ada, Council", one => one is { ShowsSender: true, IsNamed: true, IsApproved: false, IsWithdrawn: false }),
        Exactly(Place.Review, "If it is published, it is shown without a name.", one => one is { ShowsSender: true, IsNamed: false, IsApproved: false, IsWithdrawn: false }),

        // The email that asks for a decision.
        Exactly(Place.ReviewMail, "A new barrier needs a decision.", one => one is { IsFirst: true, IsImported: false, Kind: ContributionKind.Barrier }),
        Exactly(Place.ReviewMail, "A new principle needs a decision.", one => one is { IsFirst: true, IsImported: false, Kind: ContributionKind.Principle }),
        Exactly(Place.ReviewMail, "New guidance needs a decision.", one => one is { IsFirst: true, IsImported: false, Kind: ContributionKind.Guidance }),
        Exactly(Place.ReviewMail, "A new experience needs a decision.", one => one is { IsFirst: true, IsImported: false, Kind: ContributionKind.Experience }),
        Exactly(Place.ReviewMail, "Would they do it again? Yes", one => one.Kind == ContributionKind.Experience),
        Exactly(Place.ReviewMail, "Read it and vote.", one => one is { IsFirst: true, IsImported: false, Blind: false }),
        Exactly(Place.ReviewMail, "What is proposed", one => one.Life == Life.Proposed),
        Exactly(Place.ReviewMail, "Names are hidden until it is decided.", one => one is { IsFirst: true, IsImported: false, Blind: true }),
        Exactly(Place.ReviewMail, "needs a decision. It was imported from a board.", one => one is { IsFirst: true, IsImported: true }),
        Exactly(Place.ReviewMail, "Approve, edit or decline", one => one.IsPending),
        Exactly(Place.ReviewMail, "Vote on the change", one => one.Life == Life.Proposed),
        Exactly(Place.ReviewMail, "See what changed", one => one.IsAmended),
        Exactly(Place.ReviewMail, "See what happened", one => one is { IsPending: false, IsAmended: false, Life: not Life.Proposed }),
        Exactly(Place.ReviewMail, "needs a new decision", one => one is { IsPending: true, IsFirst: false, Life: not Life.Answered and not Life.Objected }),
        Exactly(Place.ReviewMail, "The person who sent it has changed it. Votes on the old version no longer count.", one => one.IsCorrected),
        Exactly(Place.ReviewMail, "The person who sent it answered the curators’ question:", one => one.Life == Life.Answered),
        Exactly(Place.ReviewMail, "works until", _ => true),
        Exactly(Place.ReviewMail, "Opening it does not record a decision.", _ => true),
        Only(Place.ReviewMail, "Anyone with this link can vote as you.", one => one is { IsPending: false, IsAmended: false, Life: not Life.Proposed }),

        Exactly(Place.ReviewMail, "only Ben can release it", one => one.HasPassedOver),
        Exactly(Place.ReviewMail, "You can ask to put it back.", one => one.Life == Life.Unpublished),
        Exactly(Place.ReviewMail, "Carys proposed other words.", one => one.Life == Life.Proposed),
        Exactly(Place.ReviewMail, "changed what is published.", one => one.IsAmended),
        Exactly(Place.ReviewMail, "You can undo this until", one => one.Life == Life.Amended),
        Exactly(Place.ReviewMail, "so nobody can undo this.", one => one.Life == Life.AmendedForGood),

        // The public page on decisions.
        Exactly(Place.Decisions, "for 5 days only the objector can release it", _ => true),
        Exactly(Place.Decisions, "another curator’s approval is enough. If nobody else has voted after 10 days", one => one.Needed == 1),
        Exactly(Place.Decisions, "After that, the approvals of the others count.", one => one.Needed == 2),
        Exactly(Place.Decisions, "Any curator can change the words, or retire a principle, at once.", one => one.Needed == 1),
        Exactly(Place.Decisions, "Until they agree, what is published stays.", one => one is { Needed: 2, Curators: 3 }),
        Exactly(Place.Decisions, "There are fewer at the moment (1), so one curator can do it at once.", one => one is { Needed: 2, Curators: 1 }),
        Exactly(Place.Decisions, "contributions wait until there are more", one => one is { Needed: 2, Curators: 1 }),
        Exactly(Place.Decisions, "any of them can undo the change for 72 hours", one => one is { Needed: 1, Curators: 3 }),
        Exactly(Place.Decisions, "For now there is nobody else to ask.", one => one.Curators == 1),
        Exactly(Place.Decisions, "Half were decided within Nothing is decided yet", one => one is { HasImported: false, HasDecided: false }),
        Exactly(Place.Decisions, "Half were decided within 2 days", one => one is { HasImported: false, HasDecided: true }),
        Exactly(Place.Decisions, "Half of those decided here were decided within Nothing is decided here yet", one => one is { HasImported: true, HasDecided: false }),
        Exactly(Place.Decisions, "Half of those decided here were decided within 2 days", one => one is { HasImported: true, HasDecided: true }),
        Exactly(Place.Decisions, "Published: decided before they were imported 1", one => one.HasImported),
        Exactly(Place.Decisions, "as soon as one curator approves it", one => one.Needed == 1),
        Exactly(Place.Decisions, "as soon as 2 curators approve it", one => one.Needed == 2),
        Exactly(Place.Decisions, "A decision takes effect at once.", one => one.Undo == 0),
        Exactly(Place.Decisions, "For 15 minutes any curator can undo a decision", one => one.Undo == 15),
        Exactly(Place.Decisions, "they are not shown who sent a contribution", one => one.Blind),
        Exactly(Place.Decisions, "They are shown the name and the organisation", one => !one.Blind),
    ];

    /// <summary>What a contribution has been through.</summary>
    private enum Life
    {
        Nothing,
        New,
        Voted,
        Objected,
        Asked,
        Answered,
        Corrected,
        CorrectedPublished,
        EditedWaiting,
        Unpublished,
        Rewritten,
        MergeAsked,
        PutBackAsked,
        Approved,
        ApprovedAlone,
        Proposed,
        Amended,
        AmendedForGood,
        ApprovedEdited,
        ImportedApproved,
        Declined,
        DeclinedPublished,
        MergedPublished,
        MergedWaiting,
        MergedNowhere,
        Withdrawn,
        WithdrawnPublished,
    }

    private enum Sender
    {
        Imported,
        Anonymous,
        Named,
        Unconfirmed,
        Confirmed,
        ConfirmedAnonymous,
        Erased,
    }

    /// <param name="Curators">How many there are.</param>
    /// <param name="IsLate">Weeks have passed since the last thing that happened, and not only minutes.</param>
    /// <param name="HasImported">For the page on decisions: something was decided before it was imported.</param>
    /// <param name="HasDecided">For the page on decisions: something was decided here.</param>
    private sealed record Case(
        ContributionKind Kind, Life Life, Sender Sender, bool IsLate, bool Blind, int Needed, int Curators, int Undo, bool Open, bool HasImported, bool HasDecided)
    {
        private static readonly bool[] Both = [false, true];
        private static readonly int[] Undos = [0, 15];
        private static readonly (int Needed, int Curators)[] Policies = [(1, 1), (1, 3), (2, 3), (2, 1)];

        public static IEnumerable<Case> All =>
            from kind in Enum.GetValues<ContributionKind>()
            from life in Enum.GetValues<Life>()
            from sender in Enum.GetValues<Sender>()
            where IsPossible(life, sender)
            from late in Both
            from blind in Both
            from policy in Policies
            where life switch
            {
                Life.Voted or Life.EditedWaiting => policy.Needed == 2,
                Life.Rewritten or Life.MergeAsked or Life.PutBackAsked => policy.Curators > 1,
                Life.ApprovedAlone => policy is (1, 3),
                Life.Proposed => policy is (2, 3),
                Life.Amended or Life.AmendedForGood => policy is not (2, 3),
                _ => true,
            }
            from undo in Undos
            from open in Both
            select new Case(kind, life, sender, late, blind, policy.Needed, policy.Curators, undo, open, sender == Sender.Imported, life is Life.Approved or Life.Declined);

        /// <summary>Nobody has the private page of something imported, so its contributor cannot do anything with it.</summary>
        private static bool IsPossible(Life life, Sender sender) => life switch
        {
            Life.Nothing => false,
            Life.ImportedApproved => sender == Sender.Imported,
            Life.Asked or Life.Answered or Life.Corrected or Life.CorrectedPublished or Life.Withdrawn or Life.WithdrawnPublished => sender != Sender.Imported,
            _ => true,
        };

        /// <summary>With what makes no difference at this place set to one value.</summary>
        public Case As(Place place) => place switch
        {
            Place.Status or Place.Withdrawing or Place.Erasing => this with { Needed = Life is Life.Voted or Life.EditedWaiting or Life.Proposed ? 2 : 1, Curators = 3, HasImported = false, HasDecided = false },
            Place.Decisions => this with { Kind = ContributionKind.Barrier, Life = Life.Nothing, Sender = Sender.Anonymous, IsLate = false, Open = true },
            Place.ReviewMail => this with { IsLate = false, Undo = 0, Open = true, HasImported = false, HasDecided = false },
            Place.DecisionMail or Place.AskedMail or Place.AddressMail or Place.Review => this with { Open = true, HasImported = false, HasDecided = false },
        };

        public bool IsAt(Place place) => place switch
        {
            Place.Withdrawing => !IsWithdrawn && !IsImported,
            Place.Erasing => IsNamed || HasAddress,
            Place.DecisionMail => IsTold && IsConfirmed,
            Place.AskedMail => Life == Life.Asked && IsConfirmed,
            Place.AddressMail => Sender == Sender.Unconfirmed && !IsWithdrawn,
            _ => true,
        };

        public bool IsPending => Life is Life.New or Life.Voted or Life.Objected or Life.Asked or Life.Answered or Life.Corrected or Life.CorrectedPublished or Life.EditedWaiting or Life.Unpublished
            || HasPassedOver;

        /// <summary>Someone changed it over Ben's objection.</summary>
        public bool HasPassedOver => Life is Life.Rewritten or Life.MergeAsked or Life.PutBackAsked;

        public bool IsHeld => (HasPassedOver && !IsLate) || Life is Life.Objected or Life.Unpublished;

        /// <summary>Nothing has cleared votes or been answered since it was sent.</summary>
        public bool IsFirst => Life is Life.New or Life.Voted or Life.Asked;

        public bool IsApproved => Life is Life.Approved or Life.ApprovedEdited or Life.ImportedApproved or Life.ApprovedAlone or Life.Proposed || IsAmended;

        public bool IsAmended => Life is Life.Amended or Life.AmendedForGood;

        public bool IsDeclined => Life is Life.Declined or Life.DeclinedPublished;

        public bool IsMerged => Life is Life.MergedPublished or Life.MergedWaiting or Life.MergedNowhere;

        public bool IsWithdrawn => Life is Life.Withdrawn or Life.WithdrawnPublished;

        /// <summary>Decided, so that its contributor is told.</summary>
        public bool IsTold => IsApproved || IsDeclined || IsMerged;

        public bool CanBeUndone => IsTold && Undo > 0 && !IsLate;

        public bool IsCorrected => Life is Life.Corrected or Life.CorrectedPublished;

        public bool IsEdited => Life is Life.EditedWaiting or Life.ApprovedEdited or Life.Rewritten or Life.ApprovedAlone || IsAmended;

        public bool IsImported => Sender == Sender.Imported;

        public bool IsErased => Sender == Sender.Erased;

        public bool IsNamed => Sender is Sender.Named or Sender.Unconfirmed or Sender.Confirmed;

        public bool HasAddress => IsConfirmed || Sender == Sender.Unconfirmed;

        public bool IsConfirmed => Sender is Sender.Confirmed or Sender.ConfirmedAnonymous;

        public bool ShowsSender => !IsImported && !(IsPending && Blind);

        public override string ToString() =>
            $"{Kind}, {Life}, {Sender}, late: {IsLate}, blind: {Blind}, {Needed} needed of {Curators} curators, {Undo} minutes, open: {Open}, imported: {HasImported}, decided: {HasDecided}";
    }

    // A life, as one contribution.

    private static readonly Curator Amina = A.Curator("Amina");
    private static readonly Curator Ben = A.Curator("Ben");
    private static readonly Curator Carys = A.Curator("Carys");
    private static readonly DateTimeOffset Sent = A.Morning;
    private static readonly DateTimeOffset Decided = Sent.AddDays(1);

    private static DateTimeOffset Now(Case one) => one.IsLate ? Decided.AddDays(21) : Decided.AddMinutes(5);

    private static Contribution Built(Case one)
    {
        var contribution = Begun(one);
        // With one curator, the reader of the page is also the one who acted.
        var curator = one.Curators == 1 ? Amina : Ben;
        var otherWords = new Edit(contribution.Wording with { Title = "Another title" }, []);
        var lived = one.Life switch
        {
            Life.New => contribution,
            Life.Voted => Voted(contribution, VoteKind.Approve, ContributionState.Pending),
            Life.Objected => Voted(contribution, VoteKind.Object, ContributionState.Pending),
            Life.Asked => Did(contribution, HistoryAction.Asked, ContributionState.Pending),
            Life.Answered => Did(contribution, HistoryAction.Asked, ContributionState.Pending).AnsweredBy(Own(HistoryAction.Answered)),
            Life.Corrected => contribution.CorrectedBy(Own(HistoryAction.Corrected), contribution.Wording with { Title = "Another title" }),
            Life.CorrectedPublished => Approved().CorrectedBy(Own(HistoryAction.Corrected), contribution.Wording with { Title = "Another title" }),
            Life.EditedWaiting => Voted(Edited(), VoteKind.Approve, ContributionState.Pending),
            Life.Unpublished => TakenDown(),
            Life.Rewritten => Decides(Objected(), Carys, new("edit", DecisionKind.Edit, 0, Edit: otherWords)),
            Life.MergeAsked => Decides(Objected(), Carys, new("merge", DecisionKind.Merge, 0) { MergeInto = A.Id("another"), FromDesk = true }),
            Life.PutBackAsked => Decides(TakenDown(), Carys, new("put back", DecisionKind.PutBack, 0, "Why?")),
            Life.ApprovedAlone => ConsentPolicy.Settle(Decides(Objected(), Carys, new("edit", DecisionKind.Edit, 0, Edit: otherWords)), "time", Consent(one) with { Now = Decided.AddDays(30) }) is { } settled
                ? settled with { DecidedAt = Decided }
                : throw new InvalidOperationException("Thirty days are enough."),
            Life.Proposed => Decides(Approved(), Carys, new("amend", DecisionKind.Amend, 0, "Why?", Edit: otherWords) { FromDesk = true }),
            Life.Amended or Life.AmendedForGood =>
                Decides(Approved(), curator, new("amend", DecisionKind.Amend, 0, "Why?", Edit: otherWords) { FromDesk = true, RemoveEarlierWords = one.Life == Life.AmendedForGood }),
            Life.Approved => Approved(),
            Life.ApprovedEdited => Voted(Edited(), VoteKind.Approve, ContributionState.Approved),
            Life.ImportedApproved => contribution with { State = ContributionState.Approved, DecidedAt = contribution.SubmittedAt, FirstApprovedAt = contribution.SubmittedAt, FirstSlug = "title" },
            Life.Declined => Voted(contribution, VoteKind.Decline, ContributionState.Declined),
            Life.DeclinedPublished => Voted(Did(Approved(), HistoryAction.Unpublished, ContributionState.Pending) with { Votes = contribution.Votes }, VoteKind.Decline, ContributionState.Declined),
            Life.MergedPublished or Life.MergedWaiting or Life.MergedNowhere =>
                Did(contribution, HistoryAction.Merged, ContributionState.Merged) with { MergedInto = A.Id("another") },
            Life.Withdrawn => contribution.WithdrawnBy(Own(HistoryAction.Withdrawn)),
            Life.WithdrawnPublished => Approved().WithdrawnBy(Own(HistoryAction.Withdrawn)),
            Life.Nothing => throw new ArgumentException("Nothing was sent.", nameof(one)),
        };
        return one.IsErased ? lived.ErasedBy(Own(HistoryAction.PersonalDataErased), address => address) : lived;

        Contribution Objected() => Voted(contribution, VoteKind.Object, ContributionState.Pending);

        Contribution TakenDown() => Decides(Approved(), curator, new("take down", DecisionKind.Unpublish, 0, "Why?") { FromDesk = true });

        Contribution Decides(Contribution to, Curator who, Decision decision) => Assert.IsType<PolicyOutcome.Recorded>(
            ConsentPolicy.Apply(to, decision with { ContentVersion = to.ContentVersion }, who, Consent(one) with { Now = Decided })).Contribution;

        Contribution Approved() => Voted(contribution, VoteKind.Approve, ContributionState.Approved);

        Contribution Edited() => Did(contribution, HistoryAction.Edited, ContributionState.Pending).WithWording(contribution.Wording with { Title = "Another title" }, Editor.Curators, Decided);

        Contribution Did(Contribution to, HistoryAction action, ContributionState state) =>
            to.WithEntry(new($"step-{to.Revision}", Decided, action, curator.Id, curator.Name, "Why?", action == HistoryAction.Declined ? "It rhymes" : null), state);

        Contribution Voted(Contribution to, VoteKind kind, ContributionState state) =>
            Did(to, kind switch { VoteKind.Approve => HistoryAction.Approved, VoteKind.Decline => HistoryAction.Declined, VoteKind.Object => HistoryAction.Objected }, state) with
            {
                Votes = to.Votes.Add(curator.Id, new(kind, curator.Name, "Why?", Decided)),
            };
    }

    private static HistoryEntry Own(HistoryAction action) => new($"own-{action}", Decided, action, Reason: action == HistoryAction.Answered ? "Because." : null);

    private static Contribution Begun(Case one)
    {
        var named = one.IsNamed || one.IsErased;
        var sent = A.Draft(
            ("kind", one.Kind.ToString().ToLowerInvariant()),
            ("title", "A title"),
            ("text", "Some text."),
            ("about", A.Id("item").ToString()),
            ("again", "yes"),
            ("attribution", named ? "named" : "anonymous"),
            ("name", named ? "Ada" : null),
            ("organisation", named ? "Council" : null),
            ("email", one.HasAddress || one.IsErased ? "ada@example.org" : null)).ToContribution(A.Id("one"), one.Life == Life.ImportedApproved ? Decided : Sent);
        if (one.IsImported)
            return sent with { Source = new("The board", "card", Sent), History = [sent.History[0] with { Action = HistoryAction.Imported }] };
        return one.IsConfirmed ? sent.AddressConfirmedBy(new("address-yes", Sent, HistoryAction.AddressConfirmed)) : sent;
    }

    private static MergeEnd? Merged(Case one) => one.Life switch
    {
        Life.MergedPublished => new(MergeStanding.Published, A.Id("another"), Decided),
        Life.MergedWaiting => new(MergeStanding.Waiting, A.Id("another"), Decided),
        Life.MergedNowhere => new(MergeStanding.Nowhere, null, Decided),
        _ => null,
    };

    // Its pages and emails.

    private static readonly IOptions<ManifestoSettings> Settings = Options.Create(A.Manifesto());
    private static readonly Dictionary<bool, PageFrames> Frames = new() { [true] = A.Frames(open: true), [false] = A.Frames(open: false) };

    private static async Task<string> SaidAt(Place place, Case one)
    {
        var curation = Curation(one);
        if (place == Place.Decisions)
            return Said(await Decisions(one, curation));
        var contribution = Built(one);
        var (site, manifesto, settings, clock) = (Options.Create(A.Site), Settings, Options.Create(curation), new FakeTimeProvider(Now(one)));
        var contributors = new ContributorMails(Tokens, AllWords.English, site, manifesto, settings, clock);
        var review = new ReviewMail(Tokens, AllWords.English, site, manifesto, settings, clock);
        return place switch
        {
            Place.Status => Said(await Page.TextAsync(Status.Create(
                new(Frames[one.Open].ForApi("Status"), AllWords.English, contribution, Merged(one), curation, Now(one), "token", "nonce", null, [])))),
            Place.Withdrawing => Said(await Page.TextAsync(OwnConfirm.Create(Confirm(one, contribution, "withdraw")))),
            Place.Erasing => Said(await Page.TextAsync(OwnConfirm.Create(Confirm(one, contribution, "erase")))),
            Place.Review => Said(await Page.TextAsync(ReviewPage.Create(ReviewOf(contribution, Consent(one))))),
            Place.DecisionMail => Said(await contributors.DecisionAsync(contribution, Merged(one))),
            Place.AskedMail => Said(await contributors.AskedAsync(contribution)),
            Place.AddressMail => Said(await contributors.QuestionAsync(contribution.Contributor.Email!, [contribution])),
            Place.ReviewMail when CuratorNotice.About(contribution).FirstOrDefault() is { } notice => Said(await review.ForAsync(contribution, notice, [], Amina, Consent(one))),
            Place.ReviewMail => Said(await review.FreshLinkAsync(contribution, [], Amina)),
            Place.Decisions => throw new ArgumentException("It is about no single contribution.", nameof(place)),
        };
    }

    private static OwnConfirmModel Confirm(Case one, Contribution contribution, string wish) =>
        new(Frames[one.Open].ForApi("Confirm"), AllWords.English, new(), contribution, wish, "token", "nonce");

    private static CurationSettings Curation(Case one)
    {
        var curation = A.Curation(one.Needed);
        (curation.UndoMinutes, curation.BlindReview) = (one.Undo, one.Blind);
        return curation;
    }

    private static ConsentContext Consent(Case one) => new(
        Curation(one), (one.Curators == 1 ? [Amina] : new[] { Amina, Ben, Carys }).Select(curator => curator.Id).ToHashSet(), Now(one));

    private static ReviewModel ReviewOf(Contribution contribution, ConsentContext consent)
    {
        var model = new ReviewModel(Frames[true].ForApi(""), AllWords.English, contribution, [], [], Amina, consent, ReviewForm.Untouched("token"), "nonce", _ => "", true, []);
        return model with { Frame = Frames[true].ForApi(model.Title) };
    }

    private static Task<string> Decisions(Case one, CurationSettings curation)
    {
        var rows = new List<ModeratedRow> { new(ContributionState.Pending, Sent, null, null), new(ContributionState.Withdrawn, Sent, Decided, null) };
        if (one.HasImported)
            rows.Add(new(ContributionState.Approved, Sent, Sent, null));
        if (one.HasDecided)
            rows.Add(new(ContributionState.Declined, Sent, Sent.AddDays(2), "It rhymes"));
        var words = AllWords.English.Decisions;
        return Page.TextAsync(Notice.Create(new(Frames[true].ForSite(words.Heading, words.Description), words.Heading, words.Sections(curation, new(), new([], one.Curators, ModerationFigures.From(rows))), [])));
    }

    private static string Said(EmailMessage mail) => $"{Said(mail.Html)} {Said($"{mail.Subject} {mail.Text}".Replace("> ", " ", StringComparison.Ordinal))}";

    /// <summary>What people read of a page.</summary>
    private static string Said(string html) => Space().Replace(WebUtility.HtmlDecode(Tag().Replace(html, tag => tag.Value.Contains("bdi", StringComparison.Ordinal) ? "" : " ")), " ");

    // The site.

    private static Manifesto Published { get; } = ManifestoBuilder.Build(
        [OnBoard(A.Principle("Principle", 1)), OnBoard(A.Guidance("Under it", 2, principles: "Principle")), OnBoard(A.Guidance("Other", 3)), A.Barrier("Barrier", 4)], A.Manifesto());

    private static PublishedRow OnBoard(PublishedRow row) => row with { Content = row.Content! with { Board = "The board" } };

    [GeneratedRegex("<(head|style)\\b.*?</\\1>|<[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+")]
    private static partial Regex Space();
}
