using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Web.Platform;

/// <summary>How Web reaches the platform. Section <c>Web</c>.</summary>
internal sealed class PlatformOptions
{
    public const string Section = "Web";

    /// <summary>Proves to Api that the call comes from Web, whose <c>X-Forwarded-For</c> it then believes. Required outside Development.</summary>
    public string ServiceKey { get; set; } = "";

    /// <summary>Longest wait for an answer. Default 10 s; 1 s to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest time for sending files on. Default 5 min; 10 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan FileTimeout { get; set; } = TimeSpan.FromMinutes(5);
}
