using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Identity;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<SessionRow>
{
    public void Configure(EntityTypeBuilder<SessionRow> session)
    {
        session.ToTable("session");
        session.HasKey(s => s.Id);
        // Every request finds its session by the token's hash, before the tenant is known.
        session.HasIndex(s => s.TokenHash).IsUnique();
        session.HasIndex(s => s.RefreshHash).IsUnique();
        session.HasIndex(s => s.FormerRefreshHash);
        // Sign out everywhere.
        session.HasIndex(s => s.PersonId);
        // The sweep that deletes what has ended.
        session.HasIndex(s => s.AbsoluteExpiresAt);
    }
}
