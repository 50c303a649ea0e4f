using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Identity;

internal sealed class PersonalAccessTokenConfiguration : IEntityTypeConfiguration<PersonalAccessTokenRow>
{
    public void Configure(EntityTypeBuilder<PersonalAccessTokenRow> token)
    {
        token.ToTable("personal_access_token");
        token.HasKey(t => t.Id);
        token.HasIndex(t => t.TokenHash).IsUnique();
        token.HasIndex(t => new { t.OrganizationId, t.PersonId, t.CreatedAt });
    }
}
