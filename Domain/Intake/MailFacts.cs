namespace IncidentPlatform.Domain.Intake;

/// <summary>What decides about a mail.</summary>
/// <param name="Marks">What envelope and headers say.</param>
/// <param name="Sender">Who the sender is to the organization.</param>
/// <param name="SenderDomain">What stands behind the @ of the sender's address, in lower case.</param>
/// <param name="SentLastHour">Mails of the same sender in the hour before, without this one.</param>
/// <param name="IsAnswer">Whether it bears a reply token or names a mail as answered.</param>
/// <param name="Answered">The record of the mail that is answered; null when it is none of ours.</param>
public sealed record MailFacts(
    MailMarks Marks, SenderStanding Sender, string SenderDomain, int SentLastHour, bool IsAnswer = false, AnsweredRecord? Answered = null);
