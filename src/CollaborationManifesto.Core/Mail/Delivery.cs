namespace CollaborationManifesto.Mail;

/// <summary>Progress of the emails about a contribution.</summary>
public abstract record Delivery
{
    /// <summary>Nothing is left to send.</summary>
    public sealed record Complete : Delivery;

    /// <summary>An email could not be sent and must be tried again.</summary>
    public sealed record Failed : Delivery;

    /// <summary>An email must not be sent before this time.</summary>
    public sealed record NotBefore(DateTimeOffset Time) : Delivery;

    public static Delivery FromSent(bool sent) => sent ? new Complete() : new Failed();
}
