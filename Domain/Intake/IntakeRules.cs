using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Intake;

/// <summary>What becomes of a mail to an organization. Definition: docs/mail-intake.md.</summary>
public static class IntakeRules
{
    /// <summary>Decides.</summary>
    /// <param name="mail">What is known of it.</param>
    /// <param name="domains">From which domains strangers are taken as consumers; empty for none.</param>
    /// <param name="mostPerHour">Mails of one sender within an hour that are taken; at least 1.</param>
    public static IntakeDecision Decide(MailFacts mail, IReadOnlyCollection<string> domains, int mostPerHour)
    {
        // Before anything else: what is answered here may come back without end.
        if (mail.Marks.IsAutomatic || mail.Sender == SenderStanding.Ourselves) return new IntakeDecision(IntakeOutcome.Automatic);
        if (mail.SentLastHour >= mostPerHour) return new IntakeDecision(IntakeOutcome.TooMany);
        if (mail.Sender == SenderStanding.FormerMember || (mail.Sender == SenderStanding.Stranger && !domains.Contains(mail.SenderDomain)))
            return new IntakeDecision(IntakeOutcome.Refused);

        return mail.Answered switch
        {
            { Sender: Participation.None } or null => new IntakeDecision(mail.IsAnswer ? IntakeOutcome.OpenedApart : IntakeOutcome.Opened),
            { } record when Lifecycle.CanBeEdited(record.State) => new IntakeDecision(IntakeOutcome.Added, record.Id),
            { Sender: Participation.Consumer } over => new IntakeDecision(IntakeOutcome.FollowedUp, over.Id),
            _ => new IntakeDecision(IntakeOutcome.OpenedApart),
        };
    }
}
