using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Worker.Notifications;

/// <summary>When many escalations for one person become one mail. Section <c>Storm</c>.</summary>
internal sealed class StormOptions
{
    public const string Section = "Storm";

    /// <summary>Escalations in <see cref="Window"/> that a person is told one by one; more are listed in a digest. Default 5; 1 to 100.</summary>
    [Range(1, 100)]
    public int MostSingle { get; set; } = 5;

    /// <summary>In which they are counted, and after which a digest is sent. Default 5 min; 10 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(5);
}
