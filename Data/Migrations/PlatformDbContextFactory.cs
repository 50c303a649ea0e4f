using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace IncidentPlatform.Data.Migrations;

/// <summary>Lets the design-time tool build the model; it never connects.</summary>
internal sealed class PlatformDbContextFactory : IDesignTimeDbContextFactory<PlatformDbContext>
{
    public PlatformDbContext CreateDbContext(string[] args) => new(
        (DbContextOptions<PlatformDbContext>)new DbContextOptionsBuilder<PlatformDbContext>()
            .UsePlatform(PlatformDataExtensions.CreateSource("Host=localhost")).Options,
        new CurrentTenant());
}
