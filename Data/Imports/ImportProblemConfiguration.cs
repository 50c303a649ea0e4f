using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentPlatform.Data.Imports;

internal sealed class ImportProblemConfiguration : IEntityTypeConfiguration<ImportProblemRow>
{
    public void Configure(EntityTypeBuilder<ImportProblemRow> problem)
    {
        problem.ToTable("import_problem");
        problem.HasKey(p => new { p.OrganizationId, p.ImportId, p.Ordinal });
        problem.Property(p => p.Code).HasMaxLength(40);
    }
}
