using CollaborationManifesto.Contributions;
using CollaborationManifesto.Curation;

namespace CollaborationManifesto.Http;

/// <summary>The fields of a posted form or JSON object.</summary>
public sealed record PostedBody(IReadOnlyDictionary<string, string> Values, bool IsJson)
{
    private static readonly string[] FieldNames = [.. new Submission().Fields.Select(field => field.Name)];

    private static readonly HashSet<string> Names =
    [
        .. FieldNames, "token", "change", "nonce", "contentVersion", "decision", "because", "reason", "principles", "wish", "answer", "items", "action", "mails",
    ];

    /// <summary>False for a body that is not a form of ours: each of those posts some of these fields, even untouched.</summary>
    public static bool IsOurs(IEnumerable<string> names) => names.Any(Names.Contains);

    /// <summary>Of the other fields of forms of ours and of programs.</summary>
    private static readonly HashSet<string> OtherNames = ["invitation", "fixed", "website", "email", "to", "target", "into", "confirmed", "after", "positions"];

    public static bool Knows(string name) => Names.Contains(name) || OtherNames.Contains(name);

    /// <summary>
    /// What a program named otherwise than a contribution's fields are named: without a word it would be lost. Pages of ours post
    /// fields of their own, so a form is not looked at.
    /// </summary>
    public IReadOnlyList<string> UnknownFields => IsJson ? [.. Values.Keys.Except([.. FieldNames, "invitation", "fixed", "website"])] : [];

    /// <summary>Who changes kind or principle needs the form that asks for them, wherever they began.</summary>
    public Submission Submission => this["change"] is "kind" or "principle" or "barrier"
        ? Submission.From(Values) with { Fixed = null }
        : Submission.From(Values);

    /// <summary>The token of the check page.</summary>
    public string? Token => this["token"];

    /// <summary>True when a "change" button was pressed and not "send".</summary>
    public bool WantsChange => this["change"] is not null;

    public ReviewForm ReviewForm => new(
        Token, this["nonce"], this["contentVersion"], this["decision"], this["because"], this["reason"], Submission.From(Values), this["principles"]);

    public StatusForm StatusForm => new(Token, this["nonce"], this["contentVersion"], this["wish"], this["title"], this["text"]);

    public DeskForm DeskForm => new(
        Token, this["nonce"], this["items"], this["action"], this["because"], this["reason"], this["to"], this["target"], this["into"], this["confirmed"])
    { After = this["after"] };

    public OrderForm OrderForm => new(Token, this["nonce"], this["items"], this["positions"]);

    public DeskFilter DeskFilter => DeskAddress.Filter(name => this[name]);

    public string? Email => this["email"];

    /// <summary>To a question of yes or no.</summary>
    public string? Answer => this["answer"];

    /// <summary>What a curator wants to be mailed.</summary>
    public string? Mails => this["mails"];

    private string? this[string name] => Values.GetValueOrDefault(name);
}
