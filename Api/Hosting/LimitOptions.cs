using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Api.Hosting;

/// <summary>How much a caller may ask. Section <c>Limits</c>.</summary>
internal sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>Requests of one session or personal token in a minute. Default 1,200; 10 to 1,000,000.</summary>
    [Range(10, 1_000_000)]
    public int RequestsPerMinute { get; set; } = 1200;

    /// <summary>Requests of one client address in a minute to endpoints without sign-in. Default 60; 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int AnonymousRequestsPerMinute { get; set; } = 60;

    /// <summary>Failed sign-ins of one account within <see cref="LockOut"/> that lock it. Default 10; 3 to 1,000.</summary>
    [Range(3, 1000)]
    public int FailedSignIns { get; set; } = 10;

    /// <summary>The time in which failures are counted, and for which an account is locked then. Default 5 min; 1 s to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LockOut { get; set; } = TimeSpan.FromMinutes(5);
}
