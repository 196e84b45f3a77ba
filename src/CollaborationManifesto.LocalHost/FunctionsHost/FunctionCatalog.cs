using System.Reflection;
using System.Text.RegularExpressions;
using CollaborationManifesto.Functions;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.LocalHost.FunctionsHost;

/// <summary>Finds the functions like the Functions host: by <c>[Function]</c> and the trigger on a parameter.</summary>
internal sealed partial class FunctionCatalog(IServiceProvider services, IConfiguration configuration)
{
    private readonly IReadOnlyList<MethodInfo> _functions =
    [
        .. typeof(NotificationFunctions).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance))
            .Where(method => method.IsDefined(typeof(FunctionAttribute), inherit: false)),
    ];

    public IEnumerable<(TTrigger Trigger, LocalFunction Function)> With<TTrigger>()
        where TTrigger : Attribute =>
        from method in _functions
        let trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<TTrigger>()).FirstOrDefault(found => found is not null)
        where trigger is not null
        select (trigger, new LocalFunction(method, services));

    /// <summary>Replaces <c>%Name%</c> with the setting of that name.</summary>
    public string Resolve(string text) => SettingName().Replace(text, match =>
        configuration[match.Groups[1].Value]
        ?? throw new StartException($"Setting '{match.Groups[1].Value}' is missing, and a function's trigger needs it."));

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex SettingName();
}
