namespace IncidentPlatform.Load.Cost;

/// <summary>What one kind of request costs PostgreSQL.</summary>
/// <param name="Name">The request.</param>
/// <param name="Statements">How many statements it sends.</param>
/// <param name="RowsRead">Rows that they read.</param>
/// <param name="Pages">Pages that they touch.</param>
/// <param name="Milliseconds">How long they take together.</param>
internal sealed record CostCase(string Name, int Statements, long RowsRead, long Pages, double Milliseconds)
{
    public static CostCase Of(string name, IReadOnlyList<ExplainedStatement> statements)
    {
        var outer = statements.Where(statement => !statement.IsNested).ToList();
        return new CostCase(
            name, outer.Count, statements.Sum(statement => statement.RowsRead),
            outer.Sum(statement => statement.Pages), outer.Sum(statement => statement.Milliseconds));
    }
}
