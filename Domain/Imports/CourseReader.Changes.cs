using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Imports;

/// <content>A row is a change.</content>
public sealed partial class CourseReader
{
    private ImportedCourse? FromChanges(Reading reading, IReadOnlyList<SourceRow> rows)
    {
        var first = rows[0];
        reading.CheckNumber();
        if (reading.Number is null) reading.Refuse(first, ImportProblemCodes.Missing, ImportField.Number);
        if (rows.Count > MostChanges) reading.Refuse(first, ImportProblemCodes.TooManyChanges);
        var opened = first[ImportField.OpenedAt] is null
            ? reading.Required(first, ImportField.ChangedAt)
            : reading.At(first, ImportField.OpenedAt);
        if (reading.Refusal is not null || opened is not { } openedAt) return null;

        var kind = reading.Word(first, ImportField.Kind, ImportWords.KindOf) ?? IncidentKind.Incident;
        var state = new StateWord("", IncidentState.New, null);
        var at = openedAt;
        var steps = new List<ImportedStep>(rows.Count);
        foreach (var row in rows)
        {
            if (reading.Required(row, ImportField.ChangedAt) is not { } changed || reading.Refusal is not null) return null;

            if (changed < at) reading.Note(row, ImportProblemCodes.TimeRanBackwards, ImportField.ChangedAt);
            else at = changed;
            state = NextState(reading, row, state);
            steps.Add(StepOf(reading, row, at, state, kind) with { IsGroupOfThen = true });
        }
        var others = OthersOf(first);
        return new ImportedCourse(
            first.Line, reading.Number, SubjectOf(first, reading.Number), DescriptionOf(first, others), others, kind, first[ImportField.Requester],
            openedAt, rows[^1][ImportField.ResolutionText], steps, reading.Notes);
    }

    private StateWord NextState(Reading reading, SourceRow row, StateWord former)
    {
        if (row[ImportField.State] is not { } text) return former;

        switch (StateOf(text))
        {
            case { State: not null } word:
                return word;
            case null:
                reading.Note(row, ImportProblemCodes.UnknownState, ImportField.State);
                return former;
            default:
                return former;
        }
    }
}
