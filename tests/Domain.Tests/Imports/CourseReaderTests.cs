using IncidentPlatform.Domain.Imports;
using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Domain.Tests.Imports;

public sealed class CourseReaderTests
{
    private static readonly DateTimeZone Jakarta = DateTimeZoneProviders.Tzdb["Asia/Jakarta"];
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 25, 5, 0);

    [Fact]
    public void A_past_incident_is_assigned_resolved_and_closed_at_its_instants()
    {
        var course = Read(Incident(("OpenedAt", "2026-03-02 09:00"), ("ResolvedAt", "2026-03-02 11:00"), ("ClosedAt", "2026-03-03 08:00"), ("Group", "Mail")));

        Assert.Equal(
            [(IncidentState.Assigned, At(2, 9)), (IncidentState.Resolved, At(2, 11)), (IncidentState.Closed, At(3, 8))],
            course.Steps.Select(step => (step.State, step.At)));
        Assert.All(course.Steps, step => Assert.False(step.IsGroupOfThen));
    }

    [Fact]
    public void A_closed_incident_that_says_nothing_about_its_resolution_was_resolved_then()
    {
        var course = Read(Incident(("OpenedAt", "2026-03-02 09:00"), ("ClosedAt", "2026-03-03 08:00")));

        Assert.Equal([At(2, 9), At(3, 8), At(3, 8)], course.Steps.Select(step => step.At));
    }

    [Fact]
    public void A_cancelled_incident_ends_when_it_was_closed()
    {
        var course = Read(Incident(("OpenedAt", "2026-03-02 09:00"), ("ClosedAt", "2026-03-03 08:00"), ("State", "Dibatalkan")));

        Assert.Equal((IncidentState.Cancelled, At(3, 8)), (course.Steps[^1].State, course.Steps[^1].At));
    }

    [Theory]
    [InlineData(ImportProblemCodes.Missing, "Subject", "No date")]
    [InlineData(ImportProblemCodes.UnreadableDate, "OpenedAt", "2/3/2026")]
    [InlineData(ImportProblemCodes.DateInFuture, "OpenedAt", "2026-12-01 09:00")]
    [InlineData(ImportProblemCodes.DatesOutOfOrder, "OpenedAt", "2026-03-02 09:00", "ResolvedAt", "2026-03-02 08:00")]
    [InlineData(ImportProblemCodes.StateAgainstDates, "OpenedAt", "2026-03-02 09:00", "State", "Closed")]
    [InlineData(ImportProblemCodes.StateAgainstDates, "OpenedAt", "2026-03-02 09:00", "ResolvedAt", "2026-03-02 10:00", "State", "New")]
    [InlineData(ImportProblemCodes.NumberTooLong, "OpenedAt", "2026-03-02 09:00", "Number", "1234567890123456789012345678901")]
    [InlineData(ImportProblemCodes.NumberReserved, "OpenedAt", "2026-03-02 09:00", "Number", "demo-17")]
    public void A_row_that_makes_no_sense_is_refused_with_its_line_and_reason(string code, params string[] cells)
    {
        var result = Reader(ImportFormat.Incidents).Read([Row(7, cells)]);

        Assert.Null(result.Course);
        Assert.Equal((7L, code, true), (result.Refusal!.Line, result.Refusal.Code, result.Refusal.IsRefusal));
    }

    [Fact]
    public void What_is_not_known_is_noted_and_the_default_taken()
    {
        var course = Read(Incident(("OpenedAt", "2026-03-02 09:00"), ("Priority", "urgent"), ("State", "Limbo")));

        Assert.Null(course.Steps[0].Priority);
        Assert.Equal([ImportProblemCodes.UnknownState, ImportProblemCodes.UnknownValue], course.Notes.Select(note => note.Code));
    }

    [Fact]
    public void A_question_mark_says_nothing()
    {
        var course = Read(Incident(("OpenedAt", "2026-03-02 09:00"), ("Group", "?"), ("Subject", "?"), ("Category", "Network")));

        Assert.Equal((null, "Network"), (course.Steps[0].Group, course.Subject));
    }

    [Fact]
    public void Changes_keep_the_order_of_the_file_and_time_never_runs_backwards()
    {
        var course = Read(
            ImportFormat.Changes,
            Change("New", "2026-03-02 09:00", "Mail"), Change("Active", "2026-03-02 10:00", "Mail"), Change("Resolved", "2026-03-02 09:30", "Mail"));

        Assert.Equal([At(2, 9), At(2, 10), At(2, 10)], course.Steps.Select(step => step.At));
        Assert.Equal([ImportProblemCodes.TimeRanBackwards], course.Notes.Select(note => note.Code));
    }

    [Fact]
    public void A_word_for_a_state_that_nobody_knows_keeps_the_former_state_and_is_listed()
    {
        var course = Read(
            ImportFormat.Changes, Change("Active", "2026-03-02 09:00", "Mail"), Change("-100", "2026-03-02 10:00", "Mail"));

        Assert.Equal(IncidentState.InProgress, course.Steps[1].State);
        var note = Assert.Single(course.Notes);
        Assert.Equal((ImportProblemCodes.UnknownState, "-100", false), (note.Code, note.Value, note.IsRefusal));
    }

    [Fact]
    public void The_table_of_the_plan_goes_before_the_usual_words()
    {
        var plan = Plan(ImportFormat.Changes) with
        {
            States = [new StateWord("Active", IncidentState.OnHold, HoldReason.AwaitingChange), new StateWord("-100", IncidentState.Cancelled, null)],
        };

        var course = new CourseReader(plan, Jakarta, "DEMO-", Now)
            .Read([Change("active", "2026-03-02 09:00", "Mail"), Change("-100", "2026-03-02 10:00", "Mail")]).Course!;

        Assert.Equal(
            [(IncidentState.OnHold, (HoldReason?)HoldReason.AwaitingChange), (IncidentState.Cancelled, null)],
            course.Steps.Select(step => (step.State, step.HoldReason)));
        Assert.Empty(course.Notes);
    }

    [Fact]
    public void One_change_that_cannot_be_read_leaves_the_whole_record_out()
    {
        var result = Reader(ImportFormat.Changes).Read(
            [Change("New", "2026-03-02 09:00", "Mail"), Row(3, "Number", "INC1", "State", "Resolved", "ChangedAt", "yesterday", "Group", "Mail")]);

        Assert.Equal((ImportProblemCodes.UnreadableDate, 3L, "yesterday"), (result.Refusal!.Code, result.Refusal.Line, result.Refusal.Value));
    }

    private static ImportedCourse Read(SourceRow row) => Read(ImportFormat.Incidents, row);

    private static ImportedCourse Read(ImportFormat format, params SourceRow[] rows) => Reader(format).Read(rows).Course!;

    private static CourseReader Reader(ImportFormat format) => new(Plan(format), Jakarta, "DEMO-", Now);

    private static ImportPlan Plan(ImportFormat format) => new(
        format, DateOrder.YearMonthDay, "Asia/Jakarta", new Dictionary<ImportField, string>(), [], null, AddsGroups: true, AddsCategories: true);

    private static SourceRow Incident(params (string Field, string Value)[] cells) =>
        Row(2, [.. cells.SelectMany(cell => new[] { cell.Field, cell.Value })]);

    private static SourceRow Change(string state, string at, string group) => Row(2, "Number", "INC1", "State", state, "ChangedAt", at, "Group", group);

    private static SourceRow Row(long line, params string[] cells)
    {
        var values = new string?[Enum.GetValues<ImportField>().Length];
        for (var i = 0; i < cells.Length; i += 2) values[(int)Enum.Parse<ImportField>(cells[i])] = cells[i + 1];
        return new SourceRow(line, values, []);
    }

    // March 2026 in Jakarta.
    private static Instant At(int day, int hour) => new LocalDateTime(2026, 3, day, hour, 0).InZoneStrictly(Jakarta).ToInstant();
}
