using System.Reflection;
using CollaborationManifesto.Functions;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.App.Tests.Functions;

public sealed class FunctionTests
{
    private static IReadOnlyList<MethodInfo> Functions { get; } =
    [
        .. typeof(NotificationFunctions).Assembly.GetExportedTypes().SelectMany(type => type.GetMethods()).Where(method => method.IsDefined(typeof(FunctionAttribute))),
    ];

    [Fact]
    public void Each_function_is_a_method_named_like_it() =>
        Assert.All(Functions, function => Assert.Equal(function.Name, function.GetCustomAttribute<FunctionAttribute>()!.Name));

    [Fact]
    public void Each_HTTP_function_names_its_methods_and_answers_HEAD_where_it_answers_GET()
    {
        var triggers = Functions.SelectMany(function => function.GetParameters()).Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).OfType<HttpTriggerAttribute>().ToList();

        Assert.NotEmpty(triggers);
        Assert.All(triggers, trigger => Assert.NotEmpty(trigger.Methods!));
        Assert.All(triggers, trigger => Assert.Equal(trigger.Methods!.Contains("get"), trigger.Methods!.Contains("head")));
        Assert.All(triggers, trigger => Assert.Equal(AuthorizationLevel.Anonymous, trigger.AuthLevel));
    }

    /// <summary>A browser that opens a tab again asks with GET for what was the answer to a post.</summary>
    [Fact]
    public void Each_address_that_takes_posts_answers_GET()
    {
        var triggers = Functions.SelectMany(function => function.GetParameters()).Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).OfType<HttpTriggerAttribute>().ToList();

        Assert.Empty(Routes("post").Except(Routes("get")));

        IEnumerable<string> Routes(string method) => triggers.Where(trigger => trigger.Methods!.Contains(method)).Select(trigger => trigger.Route!);
    }

    [Fact]
    public void Core_knows_nothing_of_Azure_Functions() =>
        Assert.DoesNotContain(
            typeof(ManifestoServices).Assembly.GetReferencedAssemblies(),
            assembly => assembly.Name!.Contains("Functions", StringComparison.Ordinal) || assembly.Name.Contains("LocalHost", StringComparison.Ordinal));
}
