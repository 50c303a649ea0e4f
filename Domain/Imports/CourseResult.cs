namespace IncidentPlatform.Domain.Imports;

/// <summary>What came of the rows of a record: its course, or why it is left out.</summary>
/// <param name="Course">Null exactly when it is refused.</param>
/// <param name="Refusal">Null exactly when it is taken.</param>
public sealed record CourseResult(ImportedCourse? Course, ImportProblem? Refusal);
