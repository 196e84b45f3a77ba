using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace CollaborationManifesto.Links;

/// <summary>
/// Signed, encrypted values that only this service can make. Each has one purpose: a token for one page does not work on another. They are
/// capability links: anyone who has one may do what it allows (docs/adr/0003).
/// </summary>
public sealed class LinkTokens(IDataProtectionProvider protection)
{
    /// <summary>Separated the parts of old tokens, from before they were JSON. Only used to read them.</summary>
    private const char OldSeparator = '|';
    private const string Desk = "desk";
    private readonly IDataProtector _submission = protection.CreateProtector("CollaborationManifesto", "submission");
    private readonly IDataProtector _status = protection.CreateProtector("CollaborationManifesto", "status");
    private readonly IDataProtector _review = protection.CreateProtector("CollaborationManifesto", "review");
    private readonly IDataProtector _desk = protection.CreateProtector("CollaborationManifesto", "desk");
    private readonly IDataProtector _emailPreference = protection.CreateProtector("CollaborationManifesto", "mail wish");
    private readonly IDataProtector _address = protection.CreateProtector("CollaborationManifesto", "address");
    private readonly IDataProtector _participant = protection.CreateProtector("CollaborationManifesto", "participant");
    private readonly IDataProtector _wall = protection.CreateProtector("CollaborationManifesto", "wall");
    private readonly IDataProtector _invitation = protection.CreateProtector("CollaborationManifesto", "facilitator invitation");
    private readonly IDataProtector _facilitator = protection.CreateProtector("CollaborationManifesto", "facilitator");
    private readonly IDataProtector _reportForm = protection.CreateProtector("CollaborationManifesto", "report form");
    private readonly IDataProtector _report = protection.CreateProtector("CollaborationManifesto", "report");
    private readonly IDataProtector _reportAddress = protection.CreateProtector("CollaborationManifesto", "report address");
    private readonly IDataProtector _signatureCheck = protection.CreateProtector("CollaborationManifesto", "signature check");
    private readonly IDataProtector _signature = protection.CreateProtector("CollaborationManifesto", "signature");
    private readonly IDataProtector _sealed = protection.CreateProtector("CollaborationManifesto", "sealed");

    /// <summary>The one-time value of a check page: the id that the contribution will get, and when the page was made.</summary>
    public string ForSubmission(SubmissionToken token) => Make(_submission, token.Id.ToString(), Seconds(token.IssuedAt));

    public string ForStatus(ContributionId id) => Make(_status, id.ToString());

    public string ForReview(ReviewToken token) => Make(_review, token.Id.ToString(), token.CuratorId, Seconds(token.Expires), token.FromDesk ? Desk : "");

    public string ForDesk(DeskToken token) => Make(_desk, token.CuratorId, Seconds(token.Expires));

    /// <summary>
    /// Lets one curator choose which emails they get. Never expires: people unsubscribe from old emails too, and can undo every choice.
    /// </summary>
    public string ForEmailPreference(string curatorId) => Make(_emailPreference, curatorId);

    /// <summary>Only sent to the address itself, so anyone who has it can read that mailbox.</summary>
    public string ForAddress(ContributionId id) => Make(_address, id.ToString());

    /// <summary>Of one phone in a live session. Never expires, because it opens the page of what was written with it.</summary>
    public string ForParticipant(ParticipantToken token) => Make(_participant, token.Session.ToString(), token.Participant.ToString());

    /// <summary>Only shows a live session.</summary>
    public string ForWall(ContributionId session) => Make(_wall, session.ToString());

    /// <summary>Emailed to a facilitator. It only opens a page with a box to tick, because email scanners open links.</summary>
    public string ForInvitation(FacilitatorToken token) => Make(_invitation, token.Session.ToString(), token.FacilitatorId);

    /// <summary>A facilitator's working link, whose buttons act at once. It is never in an email.</summary>
    public string ForFacilitator(FacilitatorToken token) => Make(_facilitator, token.Session.ToString(), token.FacilitatorId);

    /// <summary>The one-time value of the form that reports a problem: the id that the report will get, and when the page was made.</summary>
    public string ForReportForm(SubmissionToken token) => Make(_reportForm, token.Id.ToString(), Seconds(token.IssuedAt));

    public string ForReport(ContributionId id) => Make(_report, id.ToString());

    /// <summary>Only sent to the address itself, so anyone who has it can read that mailbox.</summary>
    public string ForReportAddress(ContributionId id) => Make(_reportAddress, id.ToString());

    /// <summary>The one-time value of the page that checks a signature: the id that its request will get, when the page was made, and the edition that it names.</summary>
    public string ForSignatureCheck(SubmissionToken token, int edition) => Make(_signatureCheck, token.Id.ToString(), Seconds(token.IssuedAt), edition.ToString(CultureInfo.InvariantCulture));

    /// <summary>Only sent to the address itself. It first confirms the address, and then is the signature's private link.</summary>
    public string ForSignature(ContributionId request) => Make(_signature, request.ToString());

    /// <summary>Encrypts a text for this service only. It is not split into parts, so it may contain any character.</summary>
    public string Seal(string text) => _sealed.Protect(text);

    /// <summary>Null if the key that sealed it was removed.</summary>
    public string? Unseal(string text) => Open(_sealed, text);

    public SubmissionToken? ReadSubmission(string? token) =>
        Read(_submission, token) is [var id, var issued] ? new(ContributionId.Parse(id), Time(issued)) : null;

    public SubmissionToken? ReadReportForm(string? token) =>
        Read(_reportForm, token) is [var id, var issued] ? new(ContributionId.Parse(id), Time(issued)) : null;

    public ContributionId? ReadReport(string? token) => Read(_report, token) is [var id] ? ContributionId.Parse(id) : null;

    public ContributionId? ReadReportAddress(string? token) => Read(_reportAddress, token) is [var id] ? ContributionId.Parse(id) : null;

    public (SubmissionToken Page, int Edition)? ReadSignatureCheck(string? token) =>
        Read(_signatureCheck, token) is [var id, var issued, var edition] ? (new(ContributionId.Parse(id), Time(issued)), int.Parse(edition, CultureInfo.InvariantCulture)) : null;

    public ContributionId? ReadSignature(string? token) => Read(_signature, token) is [var id] ? ContributionId.Parse(id) : null;

    public ContributionId? ReadStatus(string? token) => Read(_status, token) is [var id] ? ContributionId.Parse(id) : null;

    public ContributionId? ReadAddress(string? token) => Read(_address, token) is [var id] ? ContributionId.Parse(id) : null;

    public ReviewToken? ReadReview(string? token) =>
        Read(_review, token) is [var id, var curator, var expires, var from] ? new(ContributionId.Parse(id), curator, Time(expires)) { FromDesk = from == Desk } : null;

    public DeskToken? ReadDesk(string? token) => Read(_desk, token) is [var curator, var expires] ? new(curator, Time(expires)) : null;

    public ParticipantToken? ReadParticipant(string? token) =>
        Read(_participant, token) is [var session, var participant] ? new(ContributionId.Parse(session), ContributionId.Parse(participant)) : null;

    public ContributionId? ReadWall(string? token) => Read(_wall, token) is [var session] ? ContributionId.Parse(session) : null;

    public FacilitatorToken? ReadInvitation(string? token) => Read(_invitation, token) is [var session, var facilitator] ? new(ContributionId.Parse(session), facilitator) : null;

    public FacilitatorToken? ReadFacilitator(string? token) => Read(_facilitator, token) is [var session, var facilitator] ? new(ContributionId.Parse(session), facilitator) : null;

    public string? ReadEmailPreference(string? token) => Read(_emailPreference, token) is [var curator] ? curator : null;

    private static string Make(IDataProtector protector, params string[] parts) =>
        protector.Protect(JsonSerializer.Serialize(parts, TokenJson.Default.StringArray));

    /// <summary>Still reads tokens from before they were JSON: none of their parts begins with a bracket.</summary>
    private static string[]? Read(IDataProtector protector, string? token) => Open(protector, token) switch
    {
        null => null,
        ['[', ..] parts => JsonSerializer.Deserialize(parts, TokenJson.Default.StringArray),
        var parts => parts.Split(OldSeparator),
    };

    private static string? Open(IDataProtector protector, string? token)
    {
        if (string.IsNullOrEmpty(token))
            return null;
        try
        {
            return protector.Unprotect(token);
        }
        catch (CryptographicException wrong) when (StorageFailure.FindTransient(wrong) is null)
        {
            // Tampered with, cut off or made for another purpose: the caller treats them all the same.
            return null;
        }
    }

    private static string Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string seconds) => DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture));
}

public readonly record struct SubmissionToken(ContributionId Id, DateTimeOffset IssuedAt);

/// <summary>Lets one curator review one contribution until a set time.</summary>
public readonly record struct ReviewToken(ContributionId Id, string CuratorId, DateTimeOffset Expires)
{
    /// <summary>The curator came from the desk, where decided contributions can be changed at any time.</summary>
    public bool FromDesk { get; init; }
}

/// <summary>Lets one curator see everything that is waiting for a decision, until a set time.</summary>
public readonly record struct DeskToken(string CuratorId, DateTimeOffset Expires);

/// <summary>Lets one phone write notes in one live session, and change its own.</summary>
public readonly record struct ParticipantToken(ContributionId Session, ContributionId Participant);

/// <summary>Lets one facilitator lead one live session while it lasts.</summary>
public readonly record struct FacilitatorToken(ContributionId Session, string FacilitatorId);

[JsonSerializable(typeof(string[]))]
internal sealed partial class TokenJson : JsonSerializerContext;
