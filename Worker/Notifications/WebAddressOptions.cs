using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Domain.Notifications;

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

    /// <summary>A page that is no record's.</summary>
    public string PageOf(MessagePage page) => $"{PublicUrl.TrimEnd('/')}/{PathOf(page)}";

    /// <summary>The page on which somebody who was told says that they are on it.</summary>
    public string AcknowledgePage(string token) => $"{PublicUrl.TrimEnd('/')}/acknowledge/{token}";

    private static string PathOf(MessagePage page) => page switch
    {
        MessagePage.MajorIncidents => "major-incidents",
        MessagePage.Routing => "routing",
        _ => throw new InvalidOperationException($"The page {page} is not known."),
    };
}
