namespace IncidentPlatform.Domain.Intake;

/// <summary>
/// The address to which a mail of ours is answered: the organization's, with the mail's own id as token. Whoever has it was written to, or
/// was passed the mail; it counts only together with a sender who takes part.
/// </summary>
public static class ReplyAddress
{
    /// <summary>The address with its token.</summary>
    /// <param name="address">The organization's.</param>
    /// <param name="messageId">The mail.</param>
    public static string With(string address, Guid messageId)
    {
        var at = address.LastIndexOf('@');
        return $"{address[..at]}+{messageId:N}{address[at..]}";
    }

    /// <summary>Parts an address to which a mail came.</summary>
    /// <param name="recipient">The address, in whatever case.</param>
    /// <returns>The organization's address in lower case; the token, null without one that can be ours.</returns>
    public static (string Address, Guid? Token) Split(string recipient)
    {
        var whole = recipient.Trim().ToLowerInvariant();
        var at = whole.LastIndexOf('@');
        var plus = at < 0 ? -1 : whole.IndexOf('+', 0, at);
        if (plus < 0) return (whole, null);

        return (whole[..plus] + whole[at..], Guid.TryParseExact(whole[(plus + 1)..at], "N", out var token) ? token : null);
    }

    /// <summary>The mail that a header of ours names.</summary>
    /// <param name="messageId">A Message-ID, with or without angle brackets.</param>
    /// <returns>Null when it cannot be one of ours.</returns>
    public static Guid? MessageOf(string messageId)
    {
        var bare = messageId.Trim().Trim('<', '>');
        var at = bare.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && Guid.TryParseExact(bare[..at], "N", out var id) ? id : null;
    }
}
