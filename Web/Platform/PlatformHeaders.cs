using System.Globalization;
using System.Net.Http.Headers;
using IncidentPlatform.ServiceDefaults.Security;
using IncidentPlatform.Web.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.Web.Platform;

/// <summary>Adds to each call who asks: the service key, the browser's address and language, and the reader's token unless one is given.</summary>
internal sealed class PlatformHeaders(IHttpContextAccessor accessor, IOptions<PlatformOptions> options) : DelegatingHandler
{
    private const string Client = "X-Forwarded-For";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (options.Value.ServiceKey.Length > 0) request.Headers.TryAddWithoutValidation(ForwardedFor.KeyHeader, options.Value.ServiceKey);
        request.Headers.AcceptLanguage.ParseAdd(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        if (accessor.HttpContext is { } context)
        {
            if (context.Connection.RemoteIpAddress is { } address)
                request.Headers.TryAddWithoutValidation(Client, address.ToString());

            if (request.Headers.Authorization is null && await context.GetTokenAsync(SessionClaims.Scheme, SessionClaims.Token) is { } token)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
