using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;

namespace IncidentPlatform.Web.Sessions;

/// <summary>Where the API says that the session is over, the reader signs in again and comes back to the page.</summary>
internal sealed class SessionEndedMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, SessionTickets tickets)
    {
        try
        {
            await next(context);
        }
        catch (SessionEndedException) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await tickets.ForgetAsync(context);
            var back = Uri.EscapeDataString(ReturnUrl.Of(context.Request));
            context.Response.Redirect($"{Pages.SignIn}?ended=true&returnUrl={back}");
        }
    }
}
