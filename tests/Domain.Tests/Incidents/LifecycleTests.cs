using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Tests.Incidents;

public sealed class LifecycleTests
{
    [Theory]
    [InlineData(IncidentState.New, Move.Assign, Move.Accept, Move.Hold, Move.Escalate, Move.Resolve, Move.Cancel)]
    [InlineData(IncidentState.Assigned, Move.Assign, Move.Accept, Move.Hold, Move.Escalate, Move.Resolve, Move.Cancel)]
    [InlineData(IncidentState.InProgress, Move.Assign, Move.Hold, Move.Escalate, Move.Resolve, Move.Cancel)]
    [InlineData(IncidentState.OnHold, Move.Assign, Move.Hold, Move.Resume, Move.Escalate, Move.Resolve, Move.Cancel)]
    [InlineData(IncidentState.Resolved, Move.Confirm, Move.Reopen)]
    [InlineData(IncidentState.Closed)]
    [InlineData(IncidentState.Cancelled)]
    public void Each_state_allows_its_moves(IncidentState state, params Move[] moves) => Assert.Equal(moves, Lifecycle.MovesFrom(state));

    [Theory]
    [InlineData(IncidentState.Closed)]
    [InlineData(IncidentState.Cancelled)]
    public void A_record_at_the_end_of_its_life_refuses_every_move_and_edit(IncidentState state)
    {
        var incident = An.Incident(state);

        Assert.Equal(RefusalCodes.IllegalMove, An.Refusal(IncidentMoves.Accept(incident, An.Agent)));
        Assert.Equal(RefusalCodes.IllegalMove, An.Refusal(IncidentMoves.Reopen(incident, "again", An.Agent)));
        Assert.Equal(RefusalCodes.IsOver, An.Refusal(IncidentEdits.Comment(incident, "hello", Visibility.Public, An.Agent)));
    }

    [Fact]
    public void Every_kind_has_resolution_codes_and_no_code_belongs_to_none()
    {
        var codes = Enum.GetValues<IncidentKind>().SelectMany(ResolutionCodes.For).Distinct().Order();

        Assert.Equal(Enum.GetValues<ResolutionCode>().Order(), codes);
    }

    [Theory]
    [InlineData(Impact.Extensive, Urgency.Critical, Priority.P1)]
    [InlineData(Impact.Extensive, Urgency.Low, Priority.P3)]
    [InlineData(Impact.Significant, Urgency.High, Priority.P2)]
    [InlineData(Impact.Moderate, Urgency.Medium, Priority.P4)]
    [InlineData(Impact.Minor, Urgency.Low, Priority.P5)]
    public void The_matrix_gives_the_priority(Impact impact, Urgency urgency, Priority priority) =>
        Assert.Equal(priority, PriorityMatrix.Default.PriorityOf(impact, urgency));
}
