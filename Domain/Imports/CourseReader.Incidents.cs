using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Domain.Imports;

/// <content>A row is a past incident.</content>
public sealed partial class CourseReader
{
    private ImportedCourse? FromIncident(Reading reading, SourceRow row)
    {
        reading.CheckNumber();
        var opened = reading.Required(row, ImportField.OpenedAt);
        var responded = reading.At(row, ImportField.RespondedAt);
        var resolved = reading.At(row, ImportField.ResolvedAt);
        var closed = reading.At(row, ImportField.ClosedAt);
        var state = FinalState(reading, row, responded, resolved, closed);
        if (reading.Refusal is not null || opened is not { } at) return null;

        // A record that was closed without a word about its resolution was resolved then.
        if (state.State == IncidentState.Closed) (resolved, closed) = (resolved ?? closed, closed ?? resolved);
        if (responded > (resolved ?? closed)) responded = null;
        if (responded < at || resolved < at || closed < (resolved ?? at)) reading.Refuse(row, ImportProblemCodes.DatesOutOfOrder);
        if (reading.Refusal is not null) return null;

        var kind = reading.Word(row, ImportField.Kind, ImportWords.KindOf) ?? IncidentKind.Incident;
        var whole = StepOf(reading, row, at, new StateWord("", IncidentState.Assigned, null), kind);
        var steps = new List<ImportedStep> { whole with { Code = null } };
        if (responded is { } accepted) steps.Add(whole with { At = accepted, State = IncidentState.InProgress });
        switch (state.State)
        {
            case IncidentState.Cancelled:
                steps.Add(whole with { At = (closed ?? resolved)!.Value, State = IncidentState.Cancelled });
                break;
            case IncidentState.Resolved or IncidentState.Closed:
                steps.Add(whole with { At = resolved!.Value, State = IncidentState.Resolved });
                if (state.State == IncidentState.Closed) steps.Add(whole with { At = closed!.Value, State = IncidentState.Closed });
                break;
            case { } open when open != steps[^1].State:
                steps.Add(whole with { At = steps[^1].At, State = open, HoldReason = state.HoldReason });
                break;
        }
        var others = OthersOf(row);
        return new ImportedCourse(
            row.Line, reading.Number, SubjectOf(row, reading.Number), DescriptionOf(row, others), others, kind, row[ImportField.Requester], at,
            row[ImportField.ResolutionText], steps, reading.Notes);
    }

    // The state that is written wins, as long as the dates do not say otherwise.
    private StateWord FinalState(Reading reading, SourceRow row, Instant? responded, Instant? resolved, Instant? closed)
    {
        var byDates = new StateWord(
            "", closed is not null ? IncidentState.Closed : resolved is not null ? IncidentState.Resolved
                : responded is not null ? IncidentState.InProgress : IncidentState.Assigned,
            null);
        if (row[ImportField.State] is not { } text) return byDates;

        if (StateOf(text) is not { State: { } state } word)
        {
            reading.Note(row, ImportProblemCodes.UnknownState, ImportField.State);
            return byDates;
        }
        var isOver = resolved is not null || closed is not null;
        if (Lifecycle.IsOpen(state) == isOver) reading.Refuse(row, ImportProblemCodes.StateAgainstDates, ImportField.State);
        return word;
    }

    private static ImportedStep StepOf(Reading reading, SourceRow row, Instant at, StateWord state, IncidentKind kind) => new(
        row.Line, at, state.State!.Value, state.HoldReason, row[ImportField.Group], IsGroupOfThen: false, row[ImportField.Assignee],
        reading.Word(row, ImportField.Priority, ImportWords.PriorityOf),
        reading.Word(row, ImportField.Impact, ImportWords.ImpactOf),
        reading.Word(row, ImportField.Urgency, ImportWords.UrgencyOf),
        row[ImportField.Service], row[ImportField.Category], row[ImportField.ResolutionCode] is { } code ? ImportWords.CodeOf(code, kind) : null);
}
