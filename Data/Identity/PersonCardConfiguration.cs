using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Identity;

internal sealed class PersonCardConfiguration : IEntityTypeConfiguration<PersonCardRow>
{
    public void Configure(EntityTypeBuilder<PersonCardRow> card)
    {
        card.ToView("person_card");
        card.HasNoKey();
    }
}
