using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Worker.DevelopmentMailbox;

/// <summary>Section <c>Mailbox</c>.</summary>
internal sealed class MailboxOptions
{
    public const string Section = "Mailbox";

    /// <summary>The loopback port that takes mail. Default 5025; 1 to 65535.</summary>
    [Range(1, 65535)]
    public int SmtpPort { get; set; } = 5025;

    /// <summary>Host and port at which the platform takes mail to organizations, such as <c>localhost:5027</c>; null to pass nothing on.</summary>
    public string? Reception { get; set; }

    /// <summary>How many mails are remembered; the oldest goes first. Default 500; 1 to 10000.</summary>
    [Range(1, 10_000)]
    public int Capacity { get; set; } = 500;
}
