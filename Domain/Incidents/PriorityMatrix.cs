namespace IncidentPlatform.Domain.Incidents;

/// <summary>Impact × urgency → priority. An administrator can change it.</summary>
/// <param name="Rows">Four rows, <see cref="Impact.Extensive"/> first; four cells each, <see cref="Urgency.Critical"/> first.</param>
public sealed record PriorityMatrix(IReadOnlyList<IReadOnlyList<Priority>> Rows)
{
    /// <summary>The matrix of a new organization.</summary>
    public static PriorityMatrix Default { get; } = new(
    [
        [Priority.P1, Priority.P1, Priority.P2, Priority.P3],
        [Priority.P1, Priority.P2, Priority.P3, Priority.P4],
        [Priority.P2, Priority.P3, Priority.P4, Priority.P4],
        [Priority.P3, Priority.P4, Priority.P4, Priority.P5],
    ]);

    /// <summary>The priority of this impact and urgency.</summary>
    public Priority PriorityOf(Impact impact, Urgency urgency) => Rows[(int)impact][(int)urgency];

    /// <summary>Whether the matrix has four rows of four cells.</summary>
    public bool IsComplete => Rows.Count == 4 && Rows.All(row => row.Count == 4);
}
