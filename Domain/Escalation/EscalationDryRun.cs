using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Domain.Escalation;

/// <summary>
/// What rules would have done to a record whose history is known. The same planner that fires them looks between every two of
/// its lines, as a worker that is never late. What rules would have changed of that history is not guessed.
/// </summary>
public static class EscalationDryRun
{
    private static readonly LocalTime NightBegins = new(22, 0);
    private static readonly LocalTime NightEnds = new(6, 0);

    /// <summary>The steps that would have taken effect, in the order in which they were due.</summary>
    /// <param name="id">The record.</param>
    /// <param name="organizationId">Its organization.</param>
    /// <param name="lines">Its whole timeline.</param>
    /// <param name="policy">The rules to try; markers are left out of the answer.</param>
    /// <param name="from">Steps before are left out.</param>
    /// <param name="until">The present.</param>
    /// <param name="calendars">Finds a calendar version.</param>
    public static IReadOnlyList<EscalationStep> Of(
        Guid id, Guid organizationId, IReadOnlyList<TimelineLine> lines, EscalationPolicy policy, Instant from, Instant until,
        CalendarLookup calendars)
    {
        var steps = new List<EscalationStep>();
        var taken = new HashSet<EscalationStepKey>();
        Incident? incident = null;
        for (var index = 0; index < lines.Count; index++)
        {
            incident = incident is null
                ? IncidentHistory.Begin(id, organizationId, lines[index], calendars)
                : IncidentHistory.Apply(incident, lines[index], calendars);
            // What falls due in the very second of the next line comes after it.
            var end = index + 1 < lines.Count ? lines[index + 1].At - Duration.FromSeconds(1) : until;
            if (end < lines[index].At) continue;

            foreach (var firing in EscalationPlanner.Plan(incident, policy, taken, end, calendars))
            {
                taken.Add(firing.Step.Key);
                if (!firing.Step.IsMarker && firing.Step.LookAt >= from && firing.Outcome != EscalationOutcome.Acknowledged) steps.Add(firing.Step);
            }
        }
        return steps;
    }

    /// <summary>Whether people sleep: from ten in the evening to six in the morning.</summary>
    public static bool IsAtNight(Instant at, DateTimeZone zone)
    {
        var time = at.InZone(zone).TimeOfDay;
        return time >= NightBegins || time < NightEnds;
    }
}
