using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Templates;

internal sealed class TextTemplateConfiguration : IEntityTypeConfiguration<TextTemplateRow>
{
    public void Configure(EntityTypeBuilder<TextTemplateRow> template)
    {
        template.ToTable("text_template");
        template.HasKey(t => t.Id);
        template.Property(t => t.Name).HasMaxLength(80);
        template.Property(t => t.Language).HasMaxLength(5);
        template.Property(t => t.Subject).HasMaxLength(200);
        template.Property(t => t.Version).IsConcurrencyToken();
        // One's own, and the promise that each has another name; a text in two languages has one name.
        template.HasIndex(t => new { t.OrganizationId, t.OwnerId, t.Name, t.Language }).IsUnique();
        // Those of others.
        template.HasIndex(t => new { t.OrganizationId, t.Name, t.Id }).HasFilter("audience <> 'Owner'").HasDatabaseName("ix_text_template_shared");
    }
}
