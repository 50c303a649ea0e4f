using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Worker.Notifications;

/// <summary>The relay that takes mail. Section <c>Mail</c>.</summary>
internal sealed class MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    /// <summary>Name or address of the relay. Without one (in Development only) mails are written and wait.</summary>
    public string? Host { get; set; }

    /// <summary>Its port. Default 25; 1 to 65,535.</summary>
    [Range(1, 65_535)]
    public int Port { get; set; } = 25;

    /// <summary>Address that mails come from.</summary>
    public string? From { get; set; }

    /// <summary>Name beside that address; the platform's name by default.</summary>
    public string FromName { get; set; } = "IncidentPlatform";

    /// <summary>Sign-in at the relay; none by default.</summary>
    public string? User { get; set; }

    /// <summary>Goes with <see cref="User"/>.</summary>
    public string? Password { get; set; }

    /// <summary>How the connection is protected. Default: TLS where the relay offers it, always when there is a password.</summary>
    public MailSecurity Security { get; set; } = MailSecurity.WhenOffered;

    /// <summary>Longest wait before looking for mails again. Default 1 s; 100 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Mails claimed at once and sent over one connection. Default 10; 1 to 100.</summary>
    [Range(1, 100)]
    public int BatchSize { get; set; } = 10;

    /// <summary>How long a claim lasts; afterwards another process may send the mail. Default 5 min; 10 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Longest wait for the relay. Default 20 s; 1 s to 2 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Wait before a mail that the relay refused is tried again; doubles with each try. Default 30 s; 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Tries before a mail is parked. Default 10; 1 to 30.</summary>
    [Range(1, 30)]
    public int MaxAttempts { get; set; } = 10;

    /// <summary>Wait after the relay could not be reached; that counts as no try. Default 5 s; 100 ms to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan PauseAfterFailure { get; set; } = TimeSpan.FromSeconds(5);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(Host) && !MimeKit.MailboxAddress.TryParse(From, out _))
            yield return new ValidationResult($"The setting {Section}:{nameof(From)} is no mail address: set the address that mails come from.", [nameof(From)]);
        if (!string.IsNullOrEmpty(Password) && Security == MailSecurity.None)
        {
            yield return new ValidationResult(
                $"The setting {Section}:{nameof(Security)} is None although there is a password: it would travel in the clear.", [nameof(Security)]);
        }
        if (Timeout >= Lease)
            yield return new ValidationResult($"The setting {Section}:{nameof(Timeout)} must be shorter than {Section}:{nameof(Lease)}.", [nameof(Timeout)]);
    }
}
