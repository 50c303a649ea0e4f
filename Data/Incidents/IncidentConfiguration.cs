using IncidentPlatform.Data.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Incidents;

internal sealed class IncidentConfiguration : IEntityTypeConfiguration<IncidentRow>
{
    /// <summary>The states in which work is still owed, as the partial indexes say it.</summary>
    internal const string OpenStates = "state in ('New', 'Assigned', 'InProgress', 'OnHold')";

    /// <summary>What routing has not answered and no person has touched.</summary>
    internal const string Unrouted =
        "state = 'New' and kind in ('Incident', 'Question') and not is_routed and not is_touched_by_person";

    public void Configure(EntityTypeBuilder<IncidentRow> incident)
    {
        incident.ToTable("incident");
        incident.HasKey(i => i.Id);
        incident.Property(i => i.Number).HasMaxLength(30);
        incident.Property(i => i.Form!).HasJson();
        incident.Property(i => i.Watch!).HasJson();
        incident.Property(i => i.PausingReasons).HasColumnType("text[]").HasConversion(
            reasons => reasons.Select(reason => reason.ToString()).ToArray(),
            names => names.Select(Enum.Parse<Domain.Incidents.HoldReason>).ToArray(),
            new ValueComparer<Domain.Incidents.HoldReason[]>(
                (left, right) => left!.SequenceEqual(right!), reasons => reasons.Length, reasons => reasons.ToArray()));

        incident.HasIndex(i => new { i.OrganizationId, i.Number }).IsUnique();

        // Lists, keyset-paged: newest first of everything, and of what a requester asked.
        incident.HasIndex(i => new { i.OrganizationId, i.OpenedAt, i.Id }).IsDescending(false, true, true);
        incident.HasIndex(i => new { i.OrganizationId, i.RequesterId, i.OpenedAt, i.Id }).IsDescending(false, false, true, true);
        incident.HasIndex(i => new { i.OrganizationId, i.AffectedUserId, i.OpenedAt, i.Id }).IsDescending(false, false, true, true);

        incident.HasIndex(i => new { i.OrganizationId, i.GroupId, i.OpenedAt, i.Id }).IsDescending(false, false, true, true);

        // What came in on a service lately: whether it is a burst.
        incident.HasIndex(i => new { i.OrganizationId, i.ServiceId, i.OpenedAt, i.Id }).IsDescending(false, false, true, true);

        // The queue: what is open, by due; for all groups, one group, one person.
        incident.HasIndex(i => new { i.OrganizationId, i.DueOrder, i.Id }).HasFilter(OpenStates).HasDatabaseName("ix_incident_open_due");
        incident.HasIndex(i => new { i.OrganizationId, i.GroupId, i.DueOrder, i.Id }).HasFilter(OpenStates)
            .HasDatabaseName("ix_incident_open_group_due");
        incident.HasIndex(i => new { i.OrganizationId, i.AssigneeId, i.DueOrder, i.Id }).HasFilter(OpenStates)
            .HasDatabaseName("ix_incident_open_assignee_due");

        // A change of levels goes through what is open in an order that it does not change itself.
        incident.HasIndex(i => new { i.OrganizationId, i.Id }).HasFilter(OpenStates).HasDatabaseName("ix_incident_open");

        // Auto-close asks for what was resolved long enough ago; the end of a hold for what waits until an instant.
        incident.HasIndex(i => new { i.OrganizationId, i.ResolvedAt, i.Id }).HasFilter("state = 'Resolved'")
            .HasDatabaseName("ix_incident_resolved");
        // Major incidents are few among all records: the list of them and what consumers are told read these only.
        incident.HasIndex(i => new { i.OrganizationId, i.OpenedAt, i.Id }, "ix_incident_major").IsDescending(false, true, true).HasFilter("is_major")
            .HasDatabaseName("ix_incident_major");
        incident.HasIndex(i => new { i.HoldUntil, i.Id }).HasFilter("hold_until is not null").HasDatabaseName("ix_incident_hold_until");
        // Undoing an import walks through what it brought.
        incident.HasIndex(i => new { i.OrganizationId, i.ImportId, i.Id }).HasFilter("import_id is not null").HasDatabaseName("ix_incident_import");
        // Category rules ask for what nobody routed in time; a record leaves this index within seconds of its opening.
        incident.HasIndex(i => new { i.OpenedAt, i.Id }).HasFilter(Unrouted).HasDatabaseName("ix_incident_unrouted");
    }
}
