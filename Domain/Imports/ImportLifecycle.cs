namespace IncidentPlatform.Domain.Imports;

/// <summary>Which moves an import allows.</summary>
public static class ImportLifecycle
{
    /// <summary>The moves that are legal in a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="hasRows">Whether rows of the file were taken already: the plan is then fixed, and there may be something to undo.</param>
    public static IReadOnlyList<ImportMove> MovesFrom(ImportState state, bool hasRows) => state switch
    {
        ImportState.Waiting or ImportState.Checked => [ImportMove.Plan, ImportMove.Check, ImportMove.Start, ImportMove.Cancel],
        ImportState.Checking => [ImportMove.Cancel],
        ImportState.Running => [ImportMove.Cancel],
        ImportState.Failed => hasRows
            ? [ImportMove.Start, ImportMove.Cancel, ImportMove.Undo]
            : [ImportMove.Plan, ImportMove.Check, ImportMove.Start, ImportMove.Cancel],
        ImportState.Done => [ImportMove.Undo],
        ImportState.Cancelled => hasRows ? [ImportMove.Undo] : [],
        ImportState.Undoing or ImportState.Undone => [],
    };

    /// <summary>Whether a worker has something to do.</summary>
    public static bool IsUnderWay(ImportState state) => state is ImportState.Checking or ImportState.Running or ImportState.Undoing;

    /// <summary>Whether the file is not needed any more.</summary>
    public static bool IsOver(ImportState state) =>
        state is ImportState.Done or ImportState.Cancelled or ImportState.Undoing or ImportState.Undone;
}
