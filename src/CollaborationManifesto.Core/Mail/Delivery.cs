namespace CollaborationManifesto.Mail;

/// <summary>How far the mails about a contribution are.</summary>
public abstract record Delivery
{
    /// <summary>Nothing is left to send.</summary>
    public sealed record Complete : Delivery;

    /// <summary>Something could not be sent and must be tried again.</summary>
    public sealed record Failed : Delivery;

    /// <summary>Something may be sent only then.</summary>
    public sealed record NotBefore(DateTimeOffset Time) : Delivery;

    public static Delivery FromSent(bool sent) => sent ? new Complete() : new Failed();
}
