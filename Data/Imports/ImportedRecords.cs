using IncidentPlatform.Data.Escalation;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Imports;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Data.Imports;

/// <summary>Makes records out of what a file tells: by the fold, the clocks and the facts of every other record.</summary>
/// <remarks>No delivery, message or live update comes of them, and a timer only where the plan names an instant from which on.</remarks>
internal sealed class ImportedRecords(ImportRow import, ImportPlan plan, ImportCatalog catalog, Instant now)
{
    private readonly bool _tellsGroups = plan.Columns.ContainsKey(ImportField.Group);

    /// <summary>The record of a course, or why there is none.</summary>
    /// <param name="course">The course.</param>
    /// <param name="number">The number that it gets.</param>
    /// <param name="notes">What else somebody should know is added here.</param>
    public (ImportedRecord? Record, ImportProblem? Refusal) Make(ImportedCourse course, string number, List<ImportProblem> notes)
    {
        if (course.Steps.FirstOrDefault(step => step.Group is { } name && catalog.GroupOf(name, plan.AddsGroups) is null) is { } lost)
        {
            return (null, new ImportProblem(lost.Row, course.Number, ImportProblemCodes.UnknownGroup, ImportField.Group, lost.Group, IsRefusal: true));
        }

        var record = Open(course, number, notes);
        foreach (var step in course.Steps) Append(record, step, course.ResolutionText);
        CloseAfterWindow(record, course.Steps[^1]);
        var facts = IncidentFacts.From(record.Facts.Id, record.Facts.OrganizationId, record.Timeline, catalog.Facts);
        return (new ImportedRecord(record, facts, [.. Timers(record.Facts)], course.Line), null);
    }

    private GrowingRecord Open(ImportedCourse course, string number, List<ImportProblem> notes)
    {
        var first = course.Steps[0];
        var levels = LevelsOf(first);
        var service = catalog.ServiceOf(first.Service);
        var category = first.Category is { } name ? catalog.CategoryOf(name, plan.AddsCategories) : null;
        if (first.Category is not null && category is null)
            notes.Add(new ImportProblem(first.Row, course.Number, ImportProblemCodes.UnknownValue, ImportField.Category, first.Category, IsRefusal: false));
        var requester = catalog.PersonOf(course.Requester) ?? import.CreatedBy;
        var clocks = PlanOf(service, course.Kind, levels.Priority, []);
        var row = new IncidentRow
        {
            Id = Guid.CreateVersion7(course.OpenedAt.ToDateTimeOffset()),
            OrganizationId = catalog.OrganizationId,
            Number = number,
            Subject = course.Subject,
            Description = course.Description,
            Form = FormOf(course),
        };
        var opened = new TimelineEntry.Opened(
            course.Kind, null, levels.Impact, levels.Urgency, levels.Priority, service.Id, category?.Id, catalog.DeskId, requester, requester,
            IsRestricted: category?.IsRestricted ?? false, IsRespondedAtOpening: false, clocks, import.Id);
        return new GrowingRecord(row, opened, Actor.System, course.OpenedAt, catalog.Facts.Calendars);
    }

    private void Append(GrowingRecord record, ImportedStep step, string? resolution)
    {
        var incident = record.Facts;
        var levels = LevelsOf(step);
        var service = catalog.ServiceOf(step.Service);
        var category = step.Category is { } name ? catalog.CategoryOf(name, plan.AddsCategories)?.Id : null;
        var clocks = levels.Priority == incident.Priority && service.Id == incident.ServiceId
            ? null
            : PlanOf(service, incident.Kind, levels.Priority, incident.Clocks);
        var line = ImportRules.LineOf(
            incident, step, GroupOf(step), catalog.UnknownGroupId, catalog.DeskId, catalog.PersonOf(step.Assignee), levels, service.Id, category, clocks);
        var resolves = step.State == IncidentState.Resolved && incident.ResolvedAt is null;
        record.Append(step.At, Actor.System, new NewLine(line, Visibility.Public, resolves ? resolution : null));
    }

    // What was resolved long ago would otherwise be closed by the platform tonight, and everybody would be told.
    private void CloseAfterWindow(GrowingRecord record, ImportedStep last)
    {
        if (record.Facts is not { State: IncidentState.Resolved, ResolvedAt: { } resolvedAt }) return;
        if (ReopenWindow.End(resolvedAt, catalog.ReopenDays, catalog.Office) is not { } end || end > now) return;

        var line = (TimelineEntry.Imported)record.Lines[^1].Entry with { State = IncidentState.Closed, IsHop = false, Clocks = null };
        record.Append(Instant.Max(end, record.Facts.LastLineAt), Actor.System, new NewLine(line with { Row = last.Row }, Visibility.Public));
    }

    // A file without groups says nothing about who had it: the desk, as ever. A file with groups that leaves this one open does not know.
    private Guid? GroupOf(ImportedStep step)
    {
        if (step.Group is { } name) return catalog.GroupOf(name, plan.AddsGroups);
        if (!_tellsGroups) return catalog.DeskId;

        catalog.UnknownGroup();
        return null;
    }

    private (Impact Impact, Urgency Urgency, Priority Priority) LevelsOf(ImportedStep step)
    {
        var (impact, urgency) = (step.Impact ?? Impact.Moderate, step.Urgency ?? Urgency.Medium);
        return (impact, urgency, step.Priority ?? catalog.Matrix.PriorityOf(impact, urgency));
    }

    // No promise of a next word: files do not say when somebody told the consumer something, so that each would seem broken.
    private static ClockPlan PlanOf(ImportService service, IncidentKind kind, Priority priority, IReadOnlyList<Clock> clocks)
    {
        var plan = ServiceLevels.Plan(service.PolicyVersionId, service.Policy, service.CalendarVersionId, service.EscalationVersionId, kind, priority, clocks);
        return plan with { Targets = [.. plan.Targets.Where(target => target.Metric != ClockMetric.Update)] };
    }

    // The description says it already where the file has none.
    private static Dictionary<string, string>? FormOf(ImportedCourse course)
    {
        if (course.Others.Count == 0) return null;

        var form = new Dictionary<string, string>();
        foreach (var (name, value) in course.Others) form.TryAdd(name, value);
        return form;
    }

    // What was due before the instant was the other system's to say.
    private IEnumerable<TimerRow> Timers(Incident incident)
    {
        if (plan.TimersFrom is not { } from || !incident.IsOpen) return [];

        var earliest = Instant.Max(from, now);
        var steps = EscalationSchedule.Of(incident, catalog.ServiceOf(incident.ServiceId).Escalation, catalog.Facts.Calendars);
        return EscalationTimers.Of(incident.OrganizationId, incident.Id, steps, _ => false)
            .Where(timer => timer.DueAt >= earliest);
    }
}
