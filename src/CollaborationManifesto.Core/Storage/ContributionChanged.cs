using System.Text.Json.Serialization;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Storage;

/// <summary>The queue's message: "look at this contribution". It holds nothing that a person typed.</summary>
/// <param name="Id">The contribution's id.</param>
/// <param name="CommandId">The command that was about to be written; see <see cref="Contribution.Has"/>.</param>
/// <param name="AcceptedAt">When the command was accepted.</param>
/// <param name="Traceparent">W3C trace context of the request that caused it.</param>
/// <param name="Attempt">How often mail for it had to be put off.</param>
/// <param name="Replays">How often an operator has put it back from the poison queue.</param>
/// <param name="NotBefore">When it is due, where it was put back.</param>
public sealed record ContributionChanged(string Id, string CommandId, DateTimeOffset AcceptedAt, string? Traceparent, int Attempt = 0, int Replays = 0, DateTimeOffset? NotBefore = null)
{
    [JsonIgnore]
    public ContributionId ContributionId => ContributionId.Parse(Id);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ContributionChanged))]
internal sealed partial class MessageJson : JsonSerializerContext;
