namespace IncidentPlatform.Data.Sla;

/// <summary>What became of an attempt to save levels.</summary>
public abstract record LevelSaveResult
{
    private LevelSaveResult()
    {
    }

    /// <summary>Saved as a new version.</summary>
    /// <param name="Id">The policy or calendar.</param>
    /// <param name="ChangeId">The change on its way through the open records; null when it reaches none.</param>
    public sealed record Saved(Guid Id, Guid? ChangeId) : LevelSaveResult;

    /// <summary>There is no such thing in this organization.</summary>
    public sealed record Missing : LevelSaveResult;

    /// <summary>Somebody saved another version in between.</summary>
    /// <param name="Version">The present one.</param>
    public sealed record Stale(int Version) : LevelSaveResult;

    /// <summary>An earlier change of the same thing has not reached every open record yet.</summary>
    /// <param name="ChangeId">That change.</param>
    public sealed record Busy(Guid ChangeId) : LevelSaveResult;

    /// <summary>Another one of this organization has the name.</summary>
    public sealed record NameTaken : LevelSaveResult;
}
