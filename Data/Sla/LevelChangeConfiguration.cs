using IncidentPlatform.Data.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Sla;

internal sealed class LevelChangeConfiguration : IEntityTypeConfiguration<LevelChangeRow>
{
    public void Configure(EntityTypeBuilder<LevelChangeRow> change)
    {
        change.ToTable("level_change");
        change.HasKey(c => c.Id);
        change.Property(c => c.Matrix!).HasJson();
        // A second change of the same thing waits for the first.
        change.HasIndex(c => new { c.OrganizationId, c.Subject, c.SubjectId }).IsUnique().AreNullsDistinct(false)
            .HasFilter("finished_at is null").HasDatabaseName("ix_level_change_unfinished");
        // The latest changes, newest first.
        change.HasIndex(c => new { c.OrganizationId, c.CreatedAt, c.Id }).IsDescending(false, true, true);
    }
}
