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
    }
}
