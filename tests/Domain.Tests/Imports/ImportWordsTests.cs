using IncidentPlatform.Domain.Imports;
using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Tests.Imports;

public sealed class ImportWordsTests
{
    [Theory]
    [InlineData("P2", Priority.P2)]
    [InlineData("3 - Moderate", Priority.P3)]
    [InlineData("4", Priority.P4)]
    [InlineData("Kritis", Priority.P1)]
    [InlineData("sangat_rendah", Priority.P5)]
    [InlineData("24", null)]
    [InlineData("urgent", null)]
    public void A_priority_is_a_step_or_a_word(string text, Priority? expected) => Assert.Equal(expected, ImportWords.PriorityOf(text));

    [Theory]
    [InlineData("1 - High", Impact.Extensive, Urgency.Critical)]
    [InlineData("2 - Medium", Impact.Moderate, Urgency.Medium)]
    [InlineData("3 - Low", Impact.Minor, Urgency.Low)]
    public void Of_three_steps_the_middle_one_is_our_default(string text, Impact impact, Urgency urgency) =>
        Assert.Equal((impact, urgency), (ImportWords.ImpactOf(text), ImportWords.UrgencyOf(text)));

    [Fact]
    public void Our_own_words_mean_themselves() =>
        Assert.All(Enum.GetValues<Urgency>(), urgency => Assert.Equal(urgency, ImportWords.UrgencyOf(urgency.ToString())));

    [Theory]
    [InlineData("Solved", IncidentKind.Incident, ResolutionCode.Solved)]
    [InlineData("Answered", IncidentKind.Incident, null)]
    [InlineData("code 6", IncidentKind.Incident, null)]
    public void A_resolution_code_belongs_to_its_kind(string text, IncidentKind kind, ResolutionCode? expected) =>
        Assert.Equal(expected, ImportWords.CodeOf(text, kind));

    [Fact]
    public void Columns_are_found_by_their_names_in_either_language()
    {
        var columns = ImportColumns.Recognise(["Nomor", "JUDUL", "tanggal_dibuka", "Grup Pendukung", "Prioritas", "sys_updated_at", "lantai"]);

        Assert.Equal(
            [ImportField.ChangedAt, ImportField.Group, ImportField.Number, ImportField.OpenedAt, ImportField.Priority, ImportField.Subject],
            columns.Keys.OrderBy(field => field.ToString(), StringComparer.Ordinal));
        Assert.Equal("tanggal_dibuka", columns[ImportField.OpenedAt]);
    }

    [Fact]
    public void A_file_with_an_instant_for_each_change_is_an_event_log()
    {
        var incidents = ImportColumns.Recognise(["number", "opened_at", "resolved_at"]);
        var changes = ImportColumns.Recognise(["number", "incident_state", "opened_at", "sys_updated_at"]);

        Assert.Equal((ImportFormat.Incidents, ImportFormat.Changes), (ImportColumns.FormatOf(incidents), ImportColumns.FormatOf(changes)));
    }
}
