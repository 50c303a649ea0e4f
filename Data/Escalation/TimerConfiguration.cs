using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Escalation;

internal sealed class TimerConfiguration : IEntityTypeConfiguration<TimerRow>
{
    /// <summary>What is still to be taken, as the partial index says it.</summary>
    internal const string Pending = "taken_at is null and parked_at is null";

    public void Configure(EntityTypeBuilder<TimerRow> timer)
    {
        timer.ToTable("timer");
        // A timer only schedules; the promise "fires once" is the key of escalation_firing (clock, rule, run, repetition).
        timer.HasKey(t => new { t.ClockId, t.RuleId, t.Generation, t.Repetition });
        // Serves the escalation loop. Only pending rows are in it: its size follows what waits, not what was.
        timer.HasIndex(t => t.AvailableAt).HasFilter(Pending).HasDatabaseName("ix_timer_pending");
        // The timers of a record, re-read under its lock.
        timer.HasIndex(t => t.IncidentId).HasFilter(Pending).HasDatabaseName("ix_timer_pending_incident");
        // Housekeeping deletes what was taken long ago.
        timer.HasIndex(t => t.TakenAt).HasFilter("taken_at is not null").HasDatabaseName("ix_timer_taken");
        // Administrators look at what was parked; the gauge counts it.
        timer.HasIndex(t => new { t.OrganizationId, t.ParkedAt }).HasFilter("parked_at is not null").HasDatabaseName("ix_timer_parked");
    }
}
