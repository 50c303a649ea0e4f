using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.MajorIncidents;

internal sealed class MajorProposalRecordConfiguration : IEntityTypeConfiguration<MajorProposalRecordRow>
{
    public void Configure(EntityTypeBuilder<MajorProposalRecordRow> record)
    {
        record.ToTable("major_proposal_record");
        // A record is part of one burst, however often it is looked at.
        record.HasKey(r => new { r.OrganizationId, r.IncidentId });
        record.HasIndex(r => new { r.OrganizationId, r.ProposalId });
    }
}
