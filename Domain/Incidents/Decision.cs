namespace IncidentPlatform.Domain.Incidents;

/// <summary>What a rule says to a move: the lines that it adds, or why not.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>The move is made; these lines are everything that follows.</summary>
    /// <param name="Lines">At least one, in order; empty when nothing changes.</param>
    public sealed record Accepted(IReadOnlyList<NewLine> Lines) : Decision;

    /// <summary>The move is not made.</summary>
    /// <param name="Code">One of <see cref="RefusalCodes"/>.</param>
    /// <param name="LegalMoves">The moves that would be legal now.</param>
    public sealed record Refused(string Code, IReadOnlyList<Move> LegalMoves) : Decision;
}
