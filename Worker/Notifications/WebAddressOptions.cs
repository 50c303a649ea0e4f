using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Worker.Notifications;

/// <summary>Where people reach the platform. Section <c>Web</c>.</summary>
internal sealed class WebAddressOptions
{
    public const string Section = "Web";

    /// <summary>What links in mails begin with. Default <c>http://localhost:5080</c>.</summary>
    [Required, Url]
    public string PublicUrl { get; set; } = "http://localhost:5080";

    /// <summary>The page of a record.</summary>
    public string PageOf(string number) => $"{PublicUrl.TrimEnd('/')}/incidents/{Uri.EscapeDataString(number)}";

    /// <summary>The page on which somebody who was told says that they are on it.</summary>
    public string AcknowledgePage(string token) => $"{PublicUrl.TrimEnd('/')}/acknowledge/{token}";
}
