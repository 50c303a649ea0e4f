using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Api.Identity;

/// <summary>Links in the mails about accounts. Section <c>Web</c>.</summary>
internal sealed class AccountMailOptions
{
    public const string Section = "Web";

    /// <summary>What links begin with. Default <c>http://localhost:5080</c>.</summary>
    [Required, Url]
    public string PublicUrl { get; set; } = "http://localhost:5080";

    /// <summary>How long a link to set a password works. Default 2 h; 5 min to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "1.00:00:00")]
    public TimeSpan ResetLink { get; set; } = TimeSpan.FromHours(2);

    /// <summary>How long an invitation works. Default 7 days; 1 h to 30 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00")]
    public TimeSpan Invitation { get; set; } = TimeSpan.FromDays(7);
}
