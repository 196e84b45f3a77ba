using CollaborationManifesto.Settings;

namespace CollaborationManifesto.App.Tests.Running;

public static class ShippedNotices
{
    /// <summary>As much mail as an operator's curators get who sets nothing; the other tests' apps have no limits.</summary>
    public static IEnumerable<string> AsArguments { get; } =
        [.. typeof(NoticeSettings).GetProperties().Select(property => $"--Notices:{property.Name}={property.GetValue(new NoticeSettings())}")];
}
