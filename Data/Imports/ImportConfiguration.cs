using IncidentPlatform.Data.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Imports;

internal sealed class ImportConfiguration : IEntityTypeConfiguration<ImportRow>
{
    /// <summary>The states in which a worker has something to do, as the partial index says it.</summary>
    internal const string UnderWay = "state in ('Checking', 'Running', 'Undoing')";

    public void Configure(EntityTypeBuilder<ImportRow> import)
    {
        import.ToTable("import");
        import.HasKey(i => i.Id);
        import.Property(i => i.Delimiter).HasMaxLength(1);
        import.Property(i => i.Sample).HasJson();
        import.Property(i => i.Plan!).HasJson();
        // The list, newest first; and what a worker looks for.
        import.HasIndex(i => new { i.OrganizationId, i.CreatedAt, i.Id }).IsDescending(false, true, true);
        import.HasIndex(i => new { i.CreatedAt, i.Id }).HasFilter(UnderWay).HasDatabaseName("ix_import_under_way");
    }
}
