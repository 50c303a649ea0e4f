using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Calendars;

internal sealed class CalendarConfiguration : IEntityTypeConfiguration<CalendarRow>
{
    public void Configure(EntityTypeBuilder<CalendarRow> calendar)
    {
        calendar.ToTable("calendar");
        calendar.HasKey(c => c.Id);
        calendar.HasIndex(c => new { c.OrganizationId, c.Name }).IsUnique();
    }
}
