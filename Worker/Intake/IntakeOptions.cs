using System.ComponentModel.DataAnnotations;
using System.Net;

namespace IncidentPlatform.Worker.Intake;

/// <summary>Where and how much mail is taken. Section <c>Intake</c>.</summary>
internal sealed class IntakeOptions : IValidatableObject
{
    public const string Section = "Intake";

    /// <summary>The port on which mail servers deliver; null, the default, for no intake. 1 to 65,535.</summary>
    [Range(1, 65_535)]
    public int? SmtpPort { get; set; }

    /// <summary>The address of this machine on which the port is opened. Default 127.0.0.1: nobody but this machine reaches it.</summary>
    [Required]
    public string ListenOn { get; set; } = "127.0.0.1";

    /// <summary>The largest mail, in bytes as it is sent. Default 40 MiB; 1 to 100 MiB.</summary>
    [Range(1024 * 1024, 100 * 1024 * 1024)]
    public int MaxMailBytes { get; set; } = 40 * 1024 * 1024;

    /// <summary>Mails of one sender that are taken within an hour; what comes beyond opens nothing. Default 20; 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int MostPerHour { get; set; } = 20;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IPAddress.TryParse(ListenOn, out _))
            yield return new ValidationResult($"The setting {Section}:{nameof(ListenOn)} is no IP address.", [nameof(ListenOn)]);
    }
}
