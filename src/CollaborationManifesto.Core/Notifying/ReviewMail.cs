using System.Collections.Immutable;
using CollaborationManifesto.Flagging;
using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Notifying;

/// <summary>Writes emails that ask a curator to decide on a contribution.</summary>
public sealed class ReviewMail(
    LinkTokens tokens,
    AllWords words,
    IOptions<SiteSettings> site,
    IOptions<ManifestoSettings> manifesto,
    IOptions<CurationSettings> curation,
    TimeProvider clock)
{
    /// <summary>Days until the link expires: longer than a holiday. The contribution stays pending after that.</summary>
    public const int LinkDays = 14;

    /// <summary>Says why the curator gets it: what is new, what is pending again, who objected, or what changed on the site.</summary>
    public Task<EmailMessage> ForAsync(Contribution contribution, CuratorNotice notice, ImmutableArray<Finding> findings, Curator curator, ConsentContext consent)
    {
        // The emails of a contribution keep their places in one thread.
        var name = notice.Kind == NoticeKind.Decision
            ? $"review-{contribution.ContentVersion}"
            : notice.Key[$"{contribution.Id}-".Length..];
        return WriteAsync(contribution, findings, curator, ReasonOf(contribution, notice, consent), name);
    }

    private MailReason ReasonOf(Contribution contribution, CuratorNotice notice, ConsentContext consent) => notice.Kind switch
    {
        NoticeKind.Decision => Decision(contribution, consent),
        NoticeKind.Objection => Objection(contribution, notice),
        NoticeKind.Proposal => Proposal(contribution.Proposal!, contribution, consent),
        NoticeKind.Amendment => Amendment(contribution.Amendment!, contribution, consent),
    };

    private MailReason Decision(Contribution contribution, ConsentContext consent)
    {
        var mail = words.ReviewMail;
        var last = contribution.History.Last(entry => mail.Again(entry) is not null || entry.Action is HistoryAction.Submitted or HistoryAction.Imported or HistoryAction.Drafted);
        return mail.Again(last) is { } again
            // Neither clears votes.
            ? new(last.Action is HistoryAction.Answered or HistoryAction.Objected ? mail.HeadingStill : mail.HeadingAgain, again) { Why = last.Why, Notes = [.. words.Review.AboutRewriting(contribution.Rewriting, consent, consent.Settings.ApprovalsNeeded, words.Language)] }
            : contribution.DraftedFrom is { } drafted ? new(_ => mail.Heading(contribution.Kind), mail.IntroductionDrafted(drafted.CuratorName, drafted.Notes.Length))
            : last.Action == HistoryAction.Imported ? new(mail.HeadingStill, mail.IntroductionImported)
            : new(_ => mail.Heading(contribution.Kind), curation.Value.BlindReview ? mail.IntroductionBlind : mail.Introduction);
    }

    private MailReason Objection(Contribution contribution, CuratorNotice notice)
    {
        var (mail, votes) = (words.ReviewMail, contribution.Proposal?.Votes ?? contribution.Votes);
        var vote = votes.Single(vote => notice.Key.EndsWith($"-{vote.Key}", StringComparison.Ordinal)).Value;
        return contribution.Proposal is null
            ? new(mail.HeadingObjection, mail.Objected(vote.CuratorName)) { Why = vote.Why, Notes = [contribution.Source is null ? mail.ObjectionHolds : mail.ObjectionHoldsImported] }
            : new(mail.HeadingObjection, mail.ObjectedToChange(vote.CuratorName)) { Why = vote.Why, Notes = [mail.ObjectionHoldsChange] };
    }

    private MailReason Proposal(Proposal proposal, Contribution contribution, ConsentContext consent) => new(
        words.ReviewMail.HeadingProposal,
        words.Review.Proposed(proposal))
    {
        Why = proposal.Reason,
        Notes = [.. proposal.RemoveEarlierWords ? new[] { words.Review.ProposalRemoves } : [], .. words.Review.AboutRewriting(proposal.Rewriting, consent, consent.ProposalApprovalsNeeded, words.Language)],
        Before = proposal.Wording is null ? null : contribution.Wording,
        Now = proposal.Wording,
    };

    private MailReason Amendment(Amendment amendment, Contribution contribution, ConsentContext consent)
    {
        var mail = words.ReviewMail;
        var reason = contribution.History.LastOrDefault(entry => entry.CuratorId == amendment.CuratorId && entry.At == amendment.At)?.Reason;
        if (amendment.IsUndo)
            return new(mail.HeadingAmendment, mail.AmendmentUndone(amendment.CuratorName)) { Why = reason, Button = mail.ButtonChanged };
        return new(mail.HeadingAmendment, contribution.Retired && amendment.Before is { Retired: false } ? mail.Retired(amendment.CuratorName) : mail.Amended(amendment.CuratorName))
        {
            Why = reason,
            Button = mail.ButtonChanged,
            Notes = [amendment.Before is null ? mail.EarlierWordsRemoved : consent.UndoEnds(amendment) is { } end ? mail.UndoUntil(words.Language.Minute(end)) : mail.UndoOver],
            Before = amendment.Before?.Wording is { } before && before != contribution.Wording ? before : null,
        };
    }

    public Task<EmailMessage> FreshLinkAsync(Contribution contribution, ImmutableArray<Finding> findings, Curator curator) => WriteAsync(
        contribution,
        findings,
        curator,
        new(words.ReviewMail.HeadingFreshLink, words.ReviewMail.FreshLink),
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"fresh-{clock.GetUtcNow():yyyyMMddHH}"));

    private async Task<EmailMessage> WriteAsync(
        Contribution contribution,
        ImmutableArray<Finding> findings,
        Curator curator,
        MailReason reason,
        string name)
    {
        var expires = clock.GetUtcNow().AddDays(LinkDays);
        var kind = words.Form.KindOf(contribution.Kind);
        var wish = site.Value.Link("curators/mail", tokens.ForEmailPreference(curator.Id));
        var model = new ReviewMailModel(
            words,
            manifesto.Value,
            curator.Name,
            reason.Heading(words.Language.InSentence(kind)),
            reason,
            kind,
            manifesto.Value.FindCategory(contribution.Category),
            contribution,
            findings,
            site.Value.Link("review", tokens.ForReview(new(contribution.Id, curator.Id, expires))),
            words.Language.Day(expires),
            wish);
        return new(curator.Email, curator.Name, model.Subject, model.PlainText, await Page.TextAsync(ReviewMailPage.Create(model)))
        {
            Thread = new(contribution.Id.ToString(), $"{name}-{curator.Id}", new Uri(site.Value.SiteUrl).Host),
            Unsubscribe = wish,
        };
    }
}
