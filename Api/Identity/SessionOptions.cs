using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Api.Identity;

/// <summary>How long somebody stays signed in. Section <c>Sessions</c>.</summary>
internal sealed class SessionOptions
{
    public const string Section = "Sessions";

    /// <summary>Without a call a session ends after this. Default 30 min; 1 min to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Sliding { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>However much it is used, a session ends after this. Default 12 h; 1 min to 30 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan Absolute { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How long a refresh token that was used already is taken once more, when the answer got lost. Default 60 s; 0 to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan RefreshGrace { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the answer to "whose token is this" is kept in memory. Default 30 s; 0 to 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:30")]
    public TimeSpan Cached { get; set; } = TimeSpan.FromSeconds(30);
}
