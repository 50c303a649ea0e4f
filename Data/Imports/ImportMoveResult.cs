using IncidentPlatform.Domain.Imports;

namespace IncidentPlatform.Data.Imports;

/// <summary>What came of a wish to move an import.</summary>
public abstract record ImportMoveResult
{
    private ImportMoveResult()
    {
    }

    /// <summary>Done.</summary>
    public sealed record Moved(ImportRow Import) : ImportMoveResult;

    /// <summary>No such import in this organization.</summary>
    public sealed record Missing : ImportMoveResult;

    /// <summary>Its state does not allow it.</summary>
    public sealed record Refused(IReadOnlyList<ImportMove> LegalMoves) : ImportMoveResult;

    /// <summary>Nobody has said how the file is to be read.</summary>
    public sealed record Unplanned : ImportMoveResult;
}
