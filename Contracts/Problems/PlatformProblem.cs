using IncidentPlatform.Contracts.Sla;

namespace IncidentPlatform.Contracts.Problems;

/// <summary>A problem+json answer as a client reads it.</summary>
/// <param name="Type"><see cref="ProblemCodes.Prefix"/> and a code.</param>
/// <param name="Title">One sentence.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">What to do next; null when the title says all.</param>
/// <param name="Errors">Messages by JSON field name; null when no field is to blame.</param>
/// <param name="LegalMoves">With <see cref="ProblemCodes.IllegalMove"/>.</param>
/// <param name="Changes">With <see cref="ProblemCodes.Stale"/>.</param>
/// <param name="Reason">A finer code for the refusal; null when the type says all.</param>
/// <param name="Warnings">With <see cref="ProblemCodes.UnacceptedWarnings"/>.</param>
public sealed record PlatformProblem(
    string? Type,
    string? Title,
    int? Status,
    string? Detail,
    IReadOnlyDictionary<string, string[]>? Errors = null,
    IReadOnlyList<string>? LegalMoves = null,
    IReadOnlyList<ChangeResponse>? Changes = null,
    string? Reason = null,
    IReadOnlyList<LevelFindingResponse>? Warnings = null)
{
    /// <summary>The code without its prefix; null for a foreign problem.</summary>
    public string? Code => Type?.StartsWith(ProblemCodes.Prefix, StringComparison.Ordinal) == true ? Type[ProblemCodes.Prefix.Length..] : null;
}
