using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.MajorIncidents;

internal sealed class MajorProposalConfiguration : IEntityTypeConfiguration<MajorProposalRow>
{
    public void Configure(EntityTypeBuilder<MajorProposalRow> proposal)
    {
        proposal.ToTable("major_proposal");
        proposal.HasKey(p => p.Id);
        // What waits for a decision is little, however much was decided.
        proposal.HasIndex(p => new { p.OrganizationId, p.ProposedAt, p.Id }).IsDescending(false, true, true).HasFilter("state = 'Open'")
            .HasDatabaseName("ix_major_proposal_open");
    }
}
