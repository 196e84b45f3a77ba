using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace CollaborationManifesto.Links;

/// <summary>
/// Signed, encrypted values that only this service can make, each bound to one purpose: a token made for one page is
/// nothing on another. They are capability links: who holds one may do what it says (docs/adr/0003).
/// </summary>
public sealed class LinkTokens(IDataProtectionProvider protection)
{
    /// <summary>What stood between the parts of a token before they were JSON. Nothing is made with it any more.</summary>
    private const char OldSeparator = '|';
    private const string Desk = "desk";
    private readonly IDataProtector _submission = protection.CreateProtector("CollaborationManifesto", "submission");
    private readonly IDataProtector _status = protection.CreateProtector("CollaborationManifesto", "status");
    private readonly IDataProtector _review = protection.CreateProtector("CollaborationManifesto", "review");
    private readonly IDataProtector _desk = protection.CreateProtector("CollaborationManifesto", "desk");
    private readonly IDataProtector _mailWish = protection.CreateProtector("CollaborationManifesto", "mail wish");
    private readonly IDataProtector _address = protection.CreateProtector("CollaborationManifesto", "address");
    private readonly IDataProtector _sealed = protection.CreateProtector("CollaborationManifesto", "sealed");

    /// <summary>The one-time value of a check page: the id that the contribution will get, and when the page was made.</summary>
    public string ForSubmission(SubmissionToken token) => Make(_submission, token.Id.ToString(), Seconds(token.IssuedAt));

    public string ForStatus(ContributionId id) => Make(_status, id.ToString());

    public string ForReview(ReviewToken token) => Make(_review, token.Id.ToString(), token.CuratorId, Seconds(token.Expires), token.FromDesk ? Desk : "");

    public string ForDesk(DeskToken token) => Make(_desk, token.CuratorId, Seconds(token.Expires));

    /// <summary>
    /// One curator's right to choose what they are mailed. It does not expire: whoever unsubscribes from an old mail means it, and all it
    /// does can be chosen back.
    /// </summary>
    public string ForEmailPreference(string curatorId) => Make(_mailWish, curatorId);

    /// <summary>Goes to the address alone, so whoever presents it reads that mail.</summary>
    public string ForAddress(ContributionId id) => Make(_address, id.ToString());

    /// <summary>Keeps something that only this service may read again. It is one text, whatever characters it has.</summary>
    public string Seal(string text) => _sealed.Protect(text);

    /// <summary>Null where the key it was sealed with was taken away.</summary>
    public string? Unseal(string text) => Open(_sealed, text);

    public SubmissionToken? ReadSubmission(string? token) =>
        Read(_submission, token) is [var id, var issued] ? new(ContributionId.Parse(id), Time(issued)) : null;

    public ContributionId? ReadStatus(string? token) => Read(_status, token) is [var id] ? ContributionId.Parse(id) : null;

    public ContributionId? ReadAddress(string? token) => Read(_address, token) is [var id] ? ContributionId.Parse(id) : null;

    public ReviewToken? ReadReview(string? token) =>
        Read(_review, token) is [var id, var curator, var expires, var from] ? new(ContributionId.Parse(id), curator, Time(expires)) { FromDesk = from == Desk } : null;

    public DeskToken? ReadDesk(string? token) => Read(_desk, token) is [var curator, var expires] ? new(curator, Time(expires)) : null;

    public string? ReadEmailPreference(string? token) => Read(_mailWish, token) is [var curator] ? curator : null;

    private static string Make(IDataProtector protector, params string[] parts) =>
        protector.Protect(JsonSerializer.Serialize(parts, TokenJson.Default.StringArray));

    /// <summary>Links that were sent before the parts were JSON go on to work: none of those parts begins with a bracket.</summary>
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
            // Tampered, cut off or made for another purpose: to the caller one and the same, not a token.
            return null;
        }
    }

    private static string Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string seconds) => DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture));
}

public readonly record struct SubmissionToken(ContributionId Id, DateTimeOffset IssuedAt);

/// <summary>One curator's right to review one contribution until a time.</summary>
public readonly record struct ReviewToken(ContributionId Id, string CuratorId, DateTimeOffset Expires)
{
    /// <summary>Its curator came from the desk, where published things are cared for.</summary>
    public bool FromDesk { get; init; }
}

/// <summary>One curator's right to see everything that waits until a time.</summary>
public readonly record struct DeskToken(string CuratorId, DateTimeOffset Expires);

[JsonSerializable(typeof(string[]))]
internal sealed partial class TokenJson : JsonSerializerContext;
