using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Identity;

internal sealed class SignedLinkConfiguration : IEntityTypeConfiguration<SignedLinkRow>
{
    public void Configure(EntityTypeBuilder<SignedLinkRow> link)
    {
        link.ToTable("signed_link");
        link.HasKey(l => l.TokenHash);
        link.Property(l => l.Purpose).HasMaxLength(40);
        link.HasIndex(l => l.ExpiresAt);
        // A person's links of a purpose: a new feed replaces the old one.
        link.HasIndex(l => new { l.OrganizationId, l.PersonId, l.Purpose });
    }
}
