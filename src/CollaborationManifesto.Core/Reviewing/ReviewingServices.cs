using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Reviewing;

internal static class ReviewingServices
{
    public static void AddReviewing(this IServiceCollection services)
    {
        services.AddSingleton<DecisionService>();
        services.AddSingleton<Splitting>();
        services.AddSingleton<ReviewRules>();
        services.AddSingleton<ReviewQueue>();
        services.AddSingleton<Review>();
        services.AddSingleton<ReviewResponses>();
    }
}
