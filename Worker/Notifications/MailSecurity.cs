namespace IncidentPlatform.Worker.Notifications;

/// <summary>How the connection to the mail relay is protected.</summary>
internal enum MailSecurity
{
    /// <summary>TLS by STARTTLS where the relay offers it; required once a password is set.</summary>
    WhenOffered,

    /// <summary>TLS by STARTTLS, or no mail.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>In the clear, for a relay on the same machine.</summary>
    None,
}
