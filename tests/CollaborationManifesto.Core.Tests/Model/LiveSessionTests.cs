using CollaborationManifesto.Model;

namespace CollaborationManifesto.Core.Tests.Model;

public sealed class LiveSessionTests
{
    [Fact]
    public void A_full_log_keeps_the_start_and_the_newest()
    {
        var session = Session();
        for (var number = 0; number < LiveSession.MostEntries + 10; number++)
            session = session.With(new($"{number}", A.Morning, number == 0 ? SessionAction.Started : SessionAction.NoteHidden));

        Assert.Equal((LiveSession.MostEntries, "0", $"{LiveSession.MostEntries + 9}"), (session.Log.Length, session.Log[0].CommandId, session.Log[^1].CommandId));
    }

    [Fact]
    public void It_is_closed_when_its_time_is_over_though_nobody_has_closed_it()
    {
        var session = Session();
        Assert.Equal(SessionStep.Write, session.StepAt(A.Morning));
        Assert.Equal(SessionStep.Closed, session.StepAt(session.ClosesAt));
    }

    private static LiveSession Session() =>
        new(A.Id("session"), SessionCode.New(), "Camp", new("Why?", ContributionKind.Barrier), ["culture"], A.Morning, A.Morning.AddHours(1));
}
