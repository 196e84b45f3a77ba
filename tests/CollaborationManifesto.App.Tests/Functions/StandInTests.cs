using System.Reflection;
using CollaborationManifesto.LocalHost;

namespace CollaborationManifesto.App.Tests.Functions;

/// <summary>LocalHost's stand-in types promise nothing that the real worker does not keep: docs/adr/0001.</summary>
public sealed class StandInTests
{
    [Fact]
    public void Every_public_member_of_a_stand_in_is_on_the_list_of_the_real_surface()
    {
        var real = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Functions", "worker-surface.txt"))
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .ToHashSet();

        Assert.Equal([], Surface().Where(member => !real.Contains(member)));
    }

    private static IReadOnlyCollection<string> Surface() =>
    [
        .. from type in typeof(LocalApp).Assembly.GetExportedTypes()
           where type.Namespace == "Microsoft.Azure.Functions.Worker"
           from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
           let written = Written(member)
           where written is not null
           select $"{type.Name}{written}",
    ];

    private static string? Written(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"({string.Join(", ", constructor.GetParameters().Select(parameter => parameter.ParameterType.Name))})",
        PropertyInfo property => $".{property.Name}: {property.PropertyType.Name}{(property.CanWrite ? " get set" : " get")}",
        FieldInfo { IsLiteral: true } value => $".{value.Name} = {value.GetRawConstantValue()}",
        _ => null,
    };
}
