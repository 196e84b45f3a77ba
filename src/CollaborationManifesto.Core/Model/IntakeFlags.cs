namespace CollaborationManifesto.Model;

/// <summary>What was odd about how a contribution came in. It refuses nothing; curators are told (docs/adr/0004).</summary>
/// <param name="SentWithinSeconds">Seconds, rounded up, from check page to sending, where that was very fast; otherwise null.</param>
/// <param name="HoneypotFilled">A field that people do not see was filled in.</param>
public readonly record struct IntakeFlags(int? SentWithinSeconds = null, bool HoneypotFilled = false)
{
    public bool SentVeryFast => SentWithinSeconds is not null;
}
