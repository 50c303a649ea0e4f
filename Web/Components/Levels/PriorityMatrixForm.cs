using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Web.Components.Levels;

/// <summary>The priority matrix as chosen.</summary>
public sealed class PriorityMatrixForm : LevelForm
{
    private const int Size = 4;

    /// <summary>Sixteen cells, row by row.</summary>
    public List<Priority>? Cells { get; set; }

    public static PriorityMatrixForm Of(PriorityMatrixResponse matrix) => new() { Cells = [.. matrix.Rows.SelectMany(row => row)], Version = matrix.Version };

    public SavePriorityMatrixRequest ToRequest() => new([.. (Cells ?? []).Chunk(Size)], Mode);
}
