using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace IncidentPlatform.ServiceDefaults.Security;

/// <summary>Stands before everything that a process adds itself, so that no feature sees a client address that anybody could have written.</summary>
internal sealed class FirstMiddleware : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ForwardedFor>();
        next(app);
    };
}
