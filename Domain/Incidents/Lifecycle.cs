namespace IncidentPlatform.Domain.Incidents;

/// <summary>Which moves are legal from which state. Definition: docs/lifecycle.md.</summary>
public static class Lifecycle
{
    private static readonly IReadOnlyList<Move> WhileNewOrAssigned =
        [Move.Assign, Move.Accept, Move.Hold, Move.Escalate, Move.Resolve, Move.Cancel];

    private static readonly IReadOnlyList<Move> WhileInProgress =
        [Move.Assign, Move.Hold, Move.Escalate, Move.Resolve, Move.Cancel];

    private static readonly IReadOnlyList<Move> WhileOnHold =
        [Move.Assign, Move.Hold, Move.Resume, Move.Escalate, Move.Resolve, Move.Cancel];

    /// <summary>The moves that are legal from this state, in the order in which they are offered; empty at the end of life.</summary>
    public static IReadOnlyList<Move> MovesFrom(IncidentState state) => state switch
    {
        IncidentState.New or IncidentState.Assigned => WhileNewOrAssigned,
        IncidentState.InProgress => WhileInProgress,
        IncidentState.OnHold => WhileOnHold,
        IncidentState.Resolved => [Move.Confirm, Move.Reopen],
        IncidentState.Closed or IncidentState.Cancelled => [],
    };

    /// <summary>Whether work on the record is still owed.</summary>
    public static bool IsOpen(IncidentState state) =>
        state is IncidentState.New or IncidentState.Assigned or IncidentState.InProgress or IncidentState.OnHold;

    /// <summary>Whether comments, files, followers, links, classification and priority may still change.</summary>
    public static bool CanBeEdited(IncidentState state) => IsOpen(state) || state == IncidentState.Resolved;
}
