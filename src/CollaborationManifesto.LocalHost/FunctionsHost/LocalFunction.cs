using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.LocalHost.FunctionsHost;

/// <summary>One function. Each call creates a new instance of its class and fills its parameters by type.</summary>
internal sealed class LocalFunction(MethodInfo method, IServiceProvider services)
{
    private readonly ObjectFactory _create = ActivatorUtilities.CreateFactory(method.DeclaringType!, []);

    public string Name { get; } = method.GetCustomAttribute<FunctionAttribute>()!.Name;

    /// <param name="triggered">The request, the message or the timer.</param>
    public async Task<IResult?> CallAsync(object triggered, CancellationToken cancellationToken)
    {
        var arguments = method.GetParameters()
            .Select(parameter => parameter.ParameterType == typeof(CancellationToken) ? cancellationToken : triggered)
            .ToArray();
        switch (method.Invoke(_create(services, null), BindingFlags.DoNotWrapExceptions, null, arguments, null))
        {
            case Task<IResult> result:
                return await result;
            case Task done:
                await done;
                return null;
            case IResult result:
                return result;
            default:
                return null;
        }
    }
}
