using IncidentPlatform.Data.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Views;

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedViewRow>
{
    public void Configure(EntityTypeBuilder<SavedViewRow> view)
    {
        view.ToTable("saved_view");
        view.HasKey(v => v.Id);
        view.Property(v => v.Name).HasMaxLength(80);
        view.Property(v => v.Filter).HasJson();
        view.Property(v => v.Version).IsConcurrencyToken();
        // One's own, and the promise that each has another name.
        view.HasIndex(v => new { v.OrganizationId, v.OwnerId, v.Name }).IsUnique();
        // Those of others: few are shared.
        view.HasIndex(v => new { v.OrganizationId, v.Name, v.Id }).HasFilter("audience <> 'Owner'").HasDatabaseName("ix_saved_view_shared");
    }
}
