namespace IncidentPlatform.Domain.Intake;

/// <summary>What the envelope and the headers of a mail say about who wrote it.</summary>
/// <param name="HasNullSender">Whether the envelope names nobody to answer to, as bounces do.</param>
/// <param name="AutoSubmitted">Header <c>Auto-Submitted</c>; null without it.</param>
/// <param name="Precedence">Header <c>Precedence</c>; null without it.</param>
/// <param name="AutoResponseSuppress">Header <c>X-Auto-Response-Suppress</c>; null without it.</param>
/// <param name="IsOfList">Whether a mailing list distributed it.</param>
/// <param name="IsReport">Whether it reports what became of another mail.</param>
public sealed record MailMarks(
    bool HasNullSender = false, string? AutoSubmitted = null, string? Precedence = null, string? AutoResponseSuppress = null,
    bool IsOfList = false, bool IsReport = false)
{
    private static readonly string[] Crowds = ["bulk", "junk", "list", "auto_reply"];

    /// <summary>
    /// Whether no person wrote it to us: bounces, replies of machines, lists. To answer such a mail may begin an exchange without end
    /// (RFC 3834).
    /// </summary>
    public bool IsAutomatic =>
        HasNullSender || IsOfList || IsReport
        || (AutoSubmitted is { } submitted && !Is(submitted, "no"))
        || (Precedence is { } precedence && Crowds.Any(crowd => Is(precedence, crowd)))
        || (AutoResponseSuppress is { } suppress && !Is(suppress, "none"));

    private static bool Is(string value, string word) => value.Trim().Equals(word, StringComparison.OrdinalIgnoreCase);
}
