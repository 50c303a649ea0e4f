using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Calendars;

internal sealed class CalendarVersionConfiguration : IEntityTypeConfiguration<CalendarVersionRow>
{
    public void Configure(EntityTypeBuilder<CalendarVersionRow> version)
    {
        version.ToTable("calendar_version");
        version.HasKey(v => v.Id);
        version.Property(v => v.Definition).HasColumnType("jsonb");
        version.HasIndex(v => new { v.OrganizationId, v.CalendarId, v.Version }).IsUnique();
    }
}
