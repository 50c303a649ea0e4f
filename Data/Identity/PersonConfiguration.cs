using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Identity;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<PersonRow>
{
    public void Configure(EntityTypeBuilder<PersonRow> person)
    {
        person.ToTable("person");
        person.HasKey(p => p.Id);
        // Sign-in and mail find a person by it; two requests that make the same person meet here.
        person.HasIndex(p => p.Email).IsUnique();
        person.Property(p => p.Email).HasMaxLength(254);
    }
}
