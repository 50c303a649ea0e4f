using IncidentPlatform.Data;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Hosting;

/// <summary>
/// Holds one connection while an endpoint's handler works. Taken from the pool for each query, it would be reset and told its
/// tenant before each: as many statements again. The body is read before and the answer written after, so that a slow caller
/// holds none.
/// </summary>
internal sealed class OneConnection : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var db = context.HttpContext.RequestServices.GetRequiredService<PlatformDbContext>();
        await db.Database.OpenConnectionAsync(context.HttpContext.RequestAborted);
        try
        {
            return await next(context);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
