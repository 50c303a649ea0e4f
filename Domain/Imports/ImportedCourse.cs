using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Domain.Imports;

/// <summary>What a file tells of one record, still in the file's own names.</summary>
/// <param name="Line">Line on which it begins.</param>
/// <param name="Number">The number that it keeps; null for one of our own.</param>
/// <param name="Subject">In one line.</param>
/// <param name="Description">All that is known.</param>
/// <param name="Others">What the file says beside the fields.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Requester">E-mail address; null when not known.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="ResolutionText">What was done; null when not known.</param>
/// <param name="Steps">At least one, in order, none before <paramref name="OpenedAt"/> or the one before it.</param>
/// <param name="Notes">What somebody should know; no refusals.</param>
public sealed record ImportedCourse(
    long Line, string? Number, string Subject, string Description, IReadOnlyList<KeyValuePair<string, string>> Others, IncidentKind Kind,
    string? Requester, Instant OpenedAt, string? ResolutionText, IReadOnlyList<ImportedStep> Steps, IReadOnlyList<ImportProblem> Notes);
