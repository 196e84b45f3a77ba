using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Signing;

internal static class SigningServices
{
    public static void AddSigning(this IServiceCollection services)
    {
        services.AddSingleton<SigningRules>();
        services.AddSingleton<SignatureMails>();
        services.AddSingleton<SignatureRecorder>();
        services.AddSingleton<SignatureNotices>();
        services.AddSingleton<SigningIntake>();
        services.AddSingleton<OwnSignature>();
        services.AddSingleton<SignatureDesk>();
        services.AddSingleton<SignatoryFile>();
        services.AddSingleton<SignatoryImport>();
        services.AddSingleton<SignatureRetention>();
        services.AddSingleton<SigningResponses>();
    }
}
