using IncidentPlatform.Api.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Providers;

/// <summary>
/// The database as a provider sees it: through the role <c>app_provider</c>, whose policies let exactly those rows through that
/// agreements in force hand over. The customer's rows stand behind that wall alone, so queries leave the tenant filter aside.
/// </summary>
internal sealed class ProviderDb(ProviderSource source, CurrentUser user) : IAsyncDisposable
{
    private readonly PlatformDbContext _context = new(source.Options, new CurrentTenant(user.OrganizationId));

    /// <summary>Rows of all customers.</summary>
    public IQueryable<T> Rows<T>()
        where T : class => _context.Set<T>().IgnoreQueryFilters().AsNoTracking();

    /// <summary>Rows that a statement selects.</summary>
    public IQueryable<T> Rows<T>(FormattableString sql)
        where T : class => _context.Set<T>().FromSql(sql).IgnoreQueryFilters().AsNoTracking();

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
