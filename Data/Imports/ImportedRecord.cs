using IncidentPlatform.Data.Escalation;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Kpi;

namespace IncidentPlatform.Data.Imports;

/// <summary>A record that a file brings, with everything that follows from its timeline.</summary>
/// <param name="Record">Record, lines, words, holders and clocks.</param>
/// <param name="Facts">What reports know of it.</param>
/// <param name="Timers">What is still to be looked at; empty where the plan wants none.</param>
/// <param name="Line">Line of the file on which it begins.</param>
internal sealed record ImportedRecord(GrowingRecord Record, IncidentFacts Facts, IReadOnlyList<TimerRow> Timers, long Line);
