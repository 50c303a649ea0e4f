using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Web.Components.Incidents;

namespace IncidentPlatform.Web.Components.Queue;

/// <summary>What can be done to many records of the queue at once.</summary>
internal static class BulkMoves
{
    public static readonly IReadOnlyList<string> All =
    [
        MoveNames.Assign, MoveNames.Accept, MoveNames.Hold, MoveNames.Resume, MoveNames.Escalate, MoveNames.Priority, MoveNames.Resolve,
        MoveNames.Comment, MoveNames.Follow, MoveNames.Cancel,
    ];

    /// <summary>Whether the state of a record allows it.</summary>
    public static bool IsLegal(string move, IncidentState state) => move switch
    {
        MoveNames.Priority or MoveNames.Comment or MoveNames.Follow => Lifecycle.CanBeEdited(state),
        _ => Lifecycle.MovesFrom(state).Contains(Enum.Parse<Move>(move, ignoreCase: true)),
    };

    /// <summary>Those that a state allows, for script.</summary>
    public static string LegalFrom(IncidentState state) => string.Join(' ', All.Where(move => IsLegal(move, state)));

    /// <summary>Whether something has to be said or confirmed first.</summary>
    public static bool Asks(string move) => move is not (MoveNames.Accept or MoveNames.Resume or MoveNames.Follow);

    /// <summary>Whether it is hard to undo, so that the page warns.</summary>
    public static bool IsHardToUndo(string move) => move is MoveNames.Resolve or MoveNames.Comment or MoveNames.Cancel;

    /// <summary>As the API calls it.</summary>
    public static BulkAction ActionOf(string move) => move switch
    {
        MoveNames.Comment => BulkAction.Comment,
        MoveNames.Follow => BulkAction.Follow,
        _ => Enum.Parse<BulkAction>(move, ignoreCase: true),
    };
}
