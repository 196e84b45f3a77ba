using CollaborationManifesto.Settings;

namespace CollaborationManifesto.App.Tests.Running;

public static class ShippedNotices
{
    /// <summary>The default email limits. Other tests' apps have none.</summary>
    public static IEnumerable<string> AsArguments { get; } =
        [.. typeof(NoticeSettings).GetProperties().Select(property => $"--Notices:{property.Name}={property.GetValue(new NoticeSettings())}")];
}
