using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using Microsoft.Extensions.Logging;

namespace CollaborationManifesto.Notifying;

/// <summary>Has the email provider forget an address of someone who took everything back, and forgets which emails went to it.</summary>
public sealed partial class AddressErasure(EmailSender sender, EmailClaims claims, AddressHash hash, LinkTokens tokens, ILogger<AddressErasure> log)
{
    /// <summary>If the provider says that this is not an email address, it holds no data about it.</summary>
    /// <param name="id">Of what was sent with the address.</param>
    /// <returns>False if it must be tried again.</returns>
    public async Task<bool> TryForgetAsync(ContributionId id, string sealedAddress, CancellationToken cancellationToken)
    {
        if (EmailAddress.FromStorage(tokens.Unseal(sealedAddress)) is not { } address)
            LogUnreadable(id.ToString());
        else if (await sender.ForgetAsync(address, cancellationToken) is MailAnswer.Later)
            return false;
        else
            await claims.ForgetAsync(await hash.ComputeAsync(address, cancellationToken), id, cancellationToken);
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "The key is gone with which the address of {Id} was sealed that SendGrid is to erase. It keeps mail data for some time by its own rules")]
    private partial void LogUnreadable(string id);
}
