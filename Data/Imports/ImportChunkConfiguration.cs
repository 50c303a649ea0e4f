using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Imports;

internal sealed class ImportChunkConfiguration : IEntityTypeConfiguration<ImportChunkRow>
{
    public void Configure(EntityTypeBuilder<ImportChunkRow> chunk)
    {
        chunk.ToTable("import_chunk");
        chunk.HasKey(c => new { c.OrganizationId, c.ImportId, c.Position });
    }
}
