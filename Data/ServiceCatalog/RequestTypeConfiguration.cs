using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.ServiceCatalog;

internal sealed class RequestTypeConfiguration : IEntityTypeConfiguration<RequestTypeRow>
{
    public void Configure(EntityTypeBuilder<RequestTypeRow> requestType)
    {
        requestType.ToTable("request_type");
        requestType.HasKey(r => new { r.OrganizationId, r.Type });
    }
}
