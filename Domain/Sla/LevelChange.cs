using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Domain.Sla;

/// <summary>What a change of levels does to one record.</summary>
/// <param name="Before">The record as it was.</param>
/// <param name="After">The record after the line.</param>
/// <param name="Line">The line of its timeline: <see cref="TimelineEntry.LevelsChanged"/>.</param>
/// <param name="Outcome">What it means.</param>
/// <param name="DueBefore">When the record's next promise was due, as if nothing stood still; null when none.</param>
/// <param name="DueAfter">When it is due now.</param>
/// <param name="Silenced">Rules that are past under the new levels and were not under the old.</param>
/// <param name="StepsBefore">Rules that would have told somebody within a day, had nothing changed and nothing else happened.</param>
/// <param name="StepsAfter">Rules that will tell somebody within a day, if nothing else happens.</param>
public sealed record LevelChange(
    Incident Before, Incident After, TimelineLine Line, LevelOutcome Outcome, Instant? DueBefore, Instant? DueAfter,
    IReadOnlyList<SilencedRule> Silenced, int StepsBefore, int StepsAfter);
