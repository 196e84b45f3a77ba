using System.Collections.Immutable;
using System.Text;

namespace CollaborationManifesto.Model;

public enum SignatoryKind
{
    Person,
    Organisation,
}

/// <summary>What a person or an organisation puts their name to, as the site shows it.</summary>
/// <param name="Name">Of the person who signs, also for an organisation.</param>
/// <param name="Role">Of that person; may be empty.</param>
/// <param name="Organisation">May be empty for a person.</param>
/// <param name="Commitment">What they will do; may be empty. Plain text on several lines.</param>
/// <param name="Edition">Number of the edition that is signed.</param>
/// <param name="ShowsDomain">The organisation wants the domain of its confirmed address shown.</param>
public sealed record SignatureText(SignatoryKind Kind, string Name, string Role, string Organisation, string Commitment, int Edition, bool ShowsDomain)
{
    public const int MaxNameLength = 100;
    public const int MaxRoleLength = 100;
    public const int MaxOrganisationLength = 150;
    public const int MaxCommitmentLength = 300;

    public static readonly SignatureText Empty = new(SignatoryKind.Person, "", "", "", "", 0, false);

    /// <summary>Who signs: the organisation's name, or the person's.</summary>
    public string Signatory => Kind == SignatoryKind.Organisation ? Organisation : Name;

    /// <summary>The same name is the same signatory, however it is spaced or written in capitals.</summary>
    public bool IsBySameSignatory(SignatureText other) => SignatoryKey == other.SignatoryKey;

    /// <summary>Equal for the same signatory.</summary>
    public string SignatoryKey => $"{Kind} {Signatory.Normalize(NormalizationForm.FormKC).ToUpperInvariant()}";

    public SignatureText WithoutCommitment() => this with { Commitment = "" };
}

/// <summary>
/// A signature whose address has still to be confirmed. Afterwards it has no words, and leads from the emailed link to the signature. A row of the
/// table <c>signatures</c>.
/// </summary>
/// <param name="Id">The one-time value of the page that it was sent from.</param>
public sealed record SignatureRequest(ContributionId Id, SignatureText Text, DateTimeOffset SentAt)
{
    /// <summary>It is deleted if nobody confirms it within this time.</summary>
    public const int DaysToConfirm = 7;

    public EmailAddress? Email { get; init; }

    public bool WantsNews { get; init; }

    public IntakeFlags Flags { get; init; }

    /// <summary>Keyed hash of what was sent. It stays when the words go, so that the same page always answers alike.</summary>
    public string Sent { get; init; } = "";

    /// <summary>The question has been emailed.</summary>
    public bool IsAsked { get; init; }

    /// <summary>A curator took it from a list; null if its owner sent it.</summary>
    public SignatureImport? Import { get; init; }

    /// <summary>When the owner of the address answered the question; null before.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    public bool IsConfirmed { get; init; }

    /// <summary>Key of the signature that it became; null before.</summary>
    public string? BecameKey { get; init; }

    /// <summary>Sealed address that the email provider still has to be asked to delete; null if there is none.</summary>
    public string? ErasureDue { get; init; }

    /// <summary>Someone confirmed it, and it is not a signature yet.</summary>
    public bool IsLeftToRecord => IsConfirmed && BecameKey is null && Email is not null;

    public bool IsWaitingForAnswer => AnsweredAt is null;

    public SignatureRequest ConfirmedAt(DateTimeOffset at) => this with { AnsweredAt = at, IsConfirmed = true };

    /// <summary>Nothing that was typed is left.</summary>
    public SignatureRequest RemovedAt(DateTimeOffset at, Func<string, string> seal) => new(Id, SignatureText.Empty, SentAt)
    {
        AnsweredAt = at,
        Sent = Sent,
        ErasureDue = Email is { } address ? seal(address.Value) : ErasureDue,
        Import = Import is null ? null : SignatureImport.Ended,
    };

    public SignatureRequest RecordedAs(string key) => new(Id, SignatureText.Empty, SentAt) { Sent = Sent, AnsweredAt = AnsweredAt, IsConfirmed = true, BecameKey = key };
}

/// <summary>A signature: one confirmed address and one signatory, or an organisation of a list. A row of the table <c>signatures</c>.</summary>
/// <param name="Key">Of its row. It begins with a keyed hash of the address, which tells that the same person signs again even after the address is gone.</param>
/// <param name="Text">The newest version. It may be waiting for a decision while an earlier one stands.</param>
/// <param name="SignedAt">When its address was first confirmed, or the day that a list gave. Of an organisation in a list without a day, when it was imported.</param>
/// <param name="ChangedAt">When <paramref name="Text"/> was sent.</param>
public sealed record Signature(string Key, ContributionId Id, SignatureText Text, DateTimeOffset SignedAt, DateTimeOffset ChangedAt)
{
    /// <summary>People who share an address have a signature each; with more than this, a program shares it.</summary>
    public const int MostPerAddress = 20;

    public const int MaxReasonLength = 1_000;

    public const int MaxKeyLength = 200;

    public const string Restored = "restored";

    /// <summary>Older commands and links are forgotten. A message waits for its command for minutes only.</summary>
    private const int MostKept = 20;

    public EmailAddress? Email { get; init; }

    /// <summary>The address is kept while the signature stands, to ask about new editions.</summary>
    public bool WantsNews { get; init; }

    /// <summary>Number of the newest edition that its owner was emailed about; 0 if none.</summary>
    public int ToldOfEdition { get; init; }

    /// <summary>Of the confirmed address. Curators see it; the site shows it for organisations that want so.</summary>
    public string Domain { get; init; } = "";

    public IntakeFlags Flags { get; init; }

    /// <summary>The version on the site; null if none is.</summary>
    public SignatureText? Standing { get; init; }

    /// <summary>The version that was on the site before the last approval, for as long as that can be undone; null if none was.</summary>
    public SignatureText? Replaced { get; init; }

    /// <summary>What curators asked about an earlier version, and the answer, until they decide; null if there is none.</summary>
    public SignatureAnswer? Answer { get; init; }

    /// <summary>Command of the newest decision that its owner was emailed about; null if none.</summary>
    public string? ToldOf { get; init; }

    /// <summary>A curator took it from a list; null if its owner sent it.</summary>
    public SignatureImport? Import { get; init; }

    /// <summary>Of an organisation in a list: it is on the site, marked, and nobody has confirmed an address for it.</summary>
    public bool IsUnconfirmed { get; init; }

    /// <summary>It has been on the site, so that any change of it may change the site.</summary>
    public bool WasOnSite { get; init; }

    /// <summary>The decision on <see cref="Text"/>; null while it is waiting.</summary>
    public SignatureDecision? Decision { get; init; }

    /// <summary>When the signatory took it back. The empty row stays for as long as a declined one, so that nothing brings it back.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>Sealed address that the email provider still has to be asked to delete; null if there is none.</summary>
    public string? ErasureDue { get; init; }

    /// <summary>Ids of the commands that changed it, newest last.</summary>
    public ImmutableArray<string> Commands { get; init; } = [];

    /// <summary>The requests whose links lead here, newest last.</summary>
    public ImmutableArray<ContributionId> Links { get; init; } = [];

    /// <param name="address">Keyed hash of the address.</param>
    /// <param name="signatory">Keyed hash of the address with the signatory.</param>
    public static string KeyOf(string address, string signatory) => $"{address}-{signatory}";

    /// <param name="address">The address's hash in another storage account.</param>
    public string KeyAt(string address) => KeyOf(address, Key[Math.Min(AddressLength + 1, Key.Length)..]);

    /// <summary>Of the part of the key that is the address's hash.</summary>
    public int AddressLength => Key.IndexOf('-', Key.IndexOf('-', StringComparison.Ordinal) + 1) is > 0 and var end ? end : Key.Length;

    public bool IsRemoved => RemovedAt is not null;

    public bool IsWaiting => Decision is null && !IsRemoved;

    public DateTimeOffset LastChangedAt => RemovedAt ?? Decision?.At ?? ChangedAt;

    /// <summary>Restored from an export, and not changed since: its emails were sent before.</summary>
    public bool IsAsRestored => Commands is [.., Restored];

    public bool HasCommand(string id) => Commands.Contains(id);

    public Signature ChangedBy(string commandId) => this with { Commands = [.. Commands.TakeLast(MostKept - 1), commandId] };

    /// <summary>The same words as before are no new version, unless they were not approved.</summary>
    /// <param name="flags">Null to keep what was unusual about how it was first sent.</param>
    /// <param name="answer">To the curators' question; empty if there is none.</param>
    public Signature SentAgain(string commandId, SignatureText text, bool wantsNews, IntakeFlags? flags, DateTimeOffset at, string answer = "")
    {
        var changed = this with { WantsNews = wantsNews && Email is not null };
        return (text == Text && Decision is null or { IsApproval: true } ? changed : changed with
        {
            Import = null,
            Text = text,
            ChangedAt = at,
            Flags = flags ?? Flags,
            Answer = Decision is { Verdict: SignatureVerdict.Asked, Reason: { } question } ? new(question, answer) : Answer,
            Decision = null,
            Replaced = null,
        }).ChangedBy(commandId);
    }

    /// <summary>What a confirmed request makes of the signature that is there, or of none.</summary>
    public static Signature FromRequest(string key, SignatureRequest request, Signature? before)
    {
        var (at, command) = (request.AnsweredAt!.Value, request.Id.ToString());
        var isThere = before is { IsRemoved: false };
        // The id of one that was taken back: if the site still has that, the new one replaces it there.
        var signature = isThere ? before! : new(key, before?.Id ?? ContributionId.New(), request.Text, request.Import?.Since ?? at, at)
        {
            Import = request.Import,
            Flags = request.Flags,
            // The message about its removal may still look for them.
            Commands = before?.Commands ?? [],
            WasOnSite = before?.WasOnSite == true,
        };
        var confirmed = signature with { Email = request.Email, Domain = request.Email!.Domain, IsUnconfirmed = false, ErasureDue = null };
        var sent = request.Import is { } import
            // A list never changes a signature that is there. What is new was approved when it was imported.
            ? (isThere ? confirmed.ChangedBy(command) : confirmed.DecidedBy(import.Approval(command, at))).ToldByThePage()
            // If the program died, an older request can be recorded after a newer one.
            : confirmed.ChangedAt > at ? confirmed.ChangedBy(command) : WithoutSignerOfList(confirmed, before).SentAgain(command, request.Text, request.WantsNews, request.Flags, at);
        return sent with { Links = [.. (before?.Links ?? []).Where(link => link != request.Id).TakeLast(MostKept - 1), request.Id] };
    }

    /// <summary>Someone confirms an organisation with the form. Who signed for it in the list did not, and stays unnamed.</summary>
    private static Signature WithoutSignerOfList(Signature confirmed, Signature? before) =>
        before is { IsUnconfirmed: true, Standing: { } listed } ? confirmed with { Standing = listed with { Name = "", Role = "" } } : confirmed;

    /// <summary>The page on which they confirm a signature of a list says that they have signed, so no email does.</summary>
    private Signature ToldByThePage() => Decision is { IsApproval: true } && Import is not null ? this with { ToldOf = Decision.CommandId } : this;

    /// <summary>Of an organisation, which a list is enough for.</summary>
    public static Signature FromList(string key, SignatureText text, SignatureImport import, string commandId, DateTimeOffset at) =>
        new Signature(key, ContributionId.New(), text, import.Since ?? at, at) { Import = import, IsUnconfirmed = true }.DecidedBy(import.Approval(commandId, at));

    /// <summary>An organisation of a list waits for no decision: it is on the site or off it.</summary>
    public Signature Switched(string commandId, Curator curator, DateTimeOffset at) =>
        DecidedBy(new(commandId, Standing is null ? SignatureVerdict.Approved : SignatureVerdict.TakenOff, at, curator.Id, curator.Name, null)) with { ToldOf = commandId };

    public Signature DecidedBy(SignatureDecision decision) => (decision.Verdict switch
    {
        SignatureVerdict.Approved => this with { Decision = decision, Replaced = Standing, Standing = Text, WasOnSite = true },
        SignatureVerdict.ApprovedWithoutCommitment => this with { Decision = decision, Replaced = Standing, Standing = Text.WithoutCommitment(), WasOnSite = true },
        SignatureVerdict.Asked or SignatureVerdict.Declined => this with { Decision = decision },
        SignatureVerdict.TakenOff => this with { Decision = decision, Replaced = Standing, Standing = null },
    }).ChangedBy(decision.CommandId);

    /// <summary>It is waiting again.</summary>
    /// <param name="soon">It was decided a moment ago: what stood before an approval stands again. Later nothing does.</param>
    public Signature ReopenedBy(string commandId, bool soon) =>
        (Decision is { IsApproval: true } or { Verdict: SignatureVerdict.TakenOff } ? this with { Decision = null, Standing = soon ? Replaced : null, Replaced = null } : this with { Decision = null }).ChangedBy(commandId);

    /// <summary>They want to hear of it, and have neither signed it nor been told.</summary>
    public bool IsToBeToldOf(Edition edition) =>
        WantsNews && Email is not null && Standing is { } standing && Math.Max(standing.Edition, Math.Max(Text.Edition, ToldOfEdition)) < edition.Number;

    /// <summary>Nothing that was typed is left.</summary>
    public Signature RemovedBy(string commandId, DateTimeOffset at, Func<string, string> seal) => new Signature(Key, Id, SignatureText.Empty, SignedAt, ChangedAt)
    {
        RemovedAt = at,
        ErasureDue = Email is { } address ? seal(address.Value) : ErasureDue,
        WasOnSite = WasOnSite,
        Commands = Commands,
        Links = Links,
    }.ChangedBy(commandId);

    /// <summary>The domain of a person's own address can name them.</summary>
    public Signature WithoutAddress() => this with { Email = null, WantsNews = false, Domain = Text.Kind == SignatoryKind.Organisation ? Domain : "" };

    /// <summary>As the site shows it; null if it does not. Without the wish to show a domain, which the published files do not have either.</summary>
    public Signatory? Shown => Standing is not { } text ? null : new(
        Id,
        (IsUnconfirmed ? text with { Name = "", Role = "" } : text) with { ShowsDomain = false },
        SignedAt,
        text is { Kind: SignatoryKind.Organisation, ShowsDomain: true } && Domain.Length > 0 ? Domain : null,
        IsUnconfirmed);
}

/// <summary>A signature on the site.</summary>
/// <param name="Domain">Of the confirmed address; null if it is not shown.</param>
/// <param name="IsUnconfirmed">Curators imported it, and nobody has confirmed an address for it.</param>
public sealed record Signatory(ContributionId Id, SignatureText Text, DateTimeOffset SignedAt, string? Domain, bool IsUnconfirmed = false);

/// <summary>Where an imported signature comes from. The curator who imported it has approved it.</summary>
/// <param name="Consent">How the signatories of the list agreed to be named, in the curator's words.</param>
/// <param name="Since">When it was signed, if the list says so.</param>
public sealed record SignatureImport(string CuratorId, string CuratorName, string Consent, DateTimeOffset? Since)
{
    public const int MaxConsentLength = 300;

    /// <summary>No list says that someone signed before this year.</summary>
    public const int FirstYear = 1900;

    /// <summary>Of someone who said no, or did not answer: another import does not ask them again.</summary>
    public static readonly SignatureImport Ended = new("", "", "", null);

    public SignatureDecision Approval(string commandId, DateTimeOffset at) => new(commandId, SignatureVerdict.Approved, at, CuratorId, CuratorName, null);
}

public enum SignatureVerdict
{
    Approved,

    /// <summary>The signature is published, what they will do is not.</summary>
    ApprovedWithoutCommitment,

    /// <summary>The curators want to know something before they decide.</summary>
    Asked,
    Declined,

    /// <summary>Declined, and an earlier version is taken off the site too.</summary>
    TakenOff,
}

public sealed record SignatureAnswer(string Question, string Text);

/// <param name="Reason">Why, or what curators ask; null for an approval.</param>
public sealed record SignatureDecision(string CommandId, SignatureVerdict Verdict, DateTimeOffset At, string CuratorId, string CuratorName, string? Reason)
{
    public bool IsApproval => Verdict is SignatureVerdict.Approved or SignatureVerdict.ApprovedWithoutCommitment;
}
