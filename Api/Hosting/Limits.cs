using System.Globalization;
using System.Threading.RateLimiting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.Api.Hosting;

/// <summary>Rate limits: per caller for those who are signed in, per client address for those who are not.</summary>
internal static class Limits
{
    /// <summary>Policy of every endpoint that does not say otherwise.</summary>
    public const string PerCaller = "caller";

    /// <summary>Policy of the endpoints without sign-in, where guessing would pay.</summary>
    public const string PerAddress = "address";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Registers both policies and their refusal.</summary>
    public static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<LimitOptions>().BindConfiguration(LimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = RefuseAsync;
            limiter.AddPolicy(PerCaller, CallerPartition);
            limiter.AddPolicy(PerAddress, AddressPartition);
        });
    }

    /// <summary>Answers 429 and says when to try again.</summary>
    public static async ValueTask RefuseAsync(HttpContext context, TimeSpan retryAfter)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds));
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await context.RequestServices.GetRequiredService<IProblemDetailsService>().TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = new ProblemDetails
            {
                Status = StatusCodes.Status429TooManyRequests,
                Type = ProblemCodes.Prefix + ProblemCodes.TooManyRequests,
                Title = "Too many requests.",
                Detail = $"Try again in {seconds} seconds.",
            },
        });
    }

    private static ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancel) => RefuseAsync(
        rejected.HttpContext, rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? retryAfter : Minute);

    private static RateLimitPartition<string> CallerPartition(HttpContext context)
    {
        var caller = context.RequestServices.GetRequiredService<Caller>();
        return caller.User is { } user
            ? Window($"caller {user.SessionId ?? user.PersonId}", OptionsOf(context).RequestsPerMinute)
            : AddressPartition(context);
    }

    // Behind Web this is the browser's address: Web shows the service key, and only then a forwarded address counts.
    private static RateLimitPartition<string> AddressPartition(HttpContext context) =>
        Window($"address {context.Connection.RemoteIpAddress}", OptionsOf(context).AnonymousRequestsPerMinute);

    private static RateLimitPartition<string> Window(string key, int permits) => RateLimitPartition.GetFixedWindowLimiter(
        key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Minute, QueueLimit = 0 });

    private static LimitOptions OptionsOf(HttpContext context) => context.RequestServices.GetRequiredService<IOptions<LimitOptions>>().Value;
}
