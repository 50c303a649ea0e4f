using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Intake;

namespace IncidentPlatform.Domain.Tests.Intake;

public sealed class IntakeRulesTests
{
    private static readonly Guid Record = new("00000000-0000-0000-0000-0000000000cc");

    [Theory]
    [InlineData("a bounce", true, null, null, null, false, false)]
    [InlineData("an out-of-office reply", false, "auto-replied", null, null, false, false)]
    [InlineData("a mail of a machine", false, "auto-generated; owner=x", null, null, false, false)]
    [InlineData("a newsletter", false, null, "Bulk", null, false, false)]
    [InlineData("Exchange's way of saying it", false, null, null, "OOF, AutoReply", false, false)]
    [InlineData("a mailing list", false, null, null, null, true, false)]
    [InlineData("a delivery report", false, null, null, null, false, true)]
    public void What_no_person_wrote_opens_nothing(
        string why, bool hasNullSender, string? submitted, string? precedence, string? suppress, bool isOfList, bool isReport)
    {
        var marks = new MailMarks(hasNullSender, submitted, precedence, suppress, isOfList, isReport);

        Assert.True(marks.IsAutomatic, why);
        Assert.Equal(new IntakeDecision(IntakeOutcome.Automatic), Decide(Mail() with { Marks = marks, Answered = Answered(IncidentState.Resolved) }));
    }

    [Theory]
    [InlineData("no", "first-class", "None")]
    [InlineData(null, null, null)]
    public void What_a_person_wrote_does(string? submitted, string? precedence, string? suppress) => Assert.Equal(
        IntakeOutcome.Opened, Decide(Mail() with { Marks = new MailMarks(false, submitted, precedence, suppress) }).Outcome);

    [Fact]
    public void A_mail_of_our_own_opens_nothing() =>
        Assert.Equal(IntakeOutcome.Automatic, Decide(Mail() with { Sender = SenderStanding.Ourselves }).Outcome);

    [Theory]
    [InlineData(2, IntakeOutcome.Opened)]
    [InlineData(3, IntakeOutcome.TooMany)]
    public void Only_so_many_of_one_sender_are_taken_within_an_hour(int before, IntakeOutcome outcome) =>
        Assert.Equal(outcome, Decide(Mail() with { SentLastHour = before }).Outcome);

    [Theory]
    [InlineData(SenderStanding.Stranger, "demo.example", IntakeOutcome.Opened)]
    [InlineData(SenderStanding.Stranger, "elsewhere.example", IntakeOutcome.Refused)]
    [InlineData(SenderStanding.Stranger, "evil-demo.example", IntakeOutcome.Refused)]
    [InlineData(SenderStanding.FormerMember, "demo.example", IntakeOutcome.Refused)]
    [InlineData(SenderStanding.Member, "elsewhere.example", IntakeOutcome.Opened)]
    public void Strangers_are_taken_from_the_organizations_domains_only(SenderStanding sender, string domain, IntakeOutcome outcome) =>
        Assert.Equal(outcome, Decide(Mail() with { Sender = sender, SenderDomain = domain }).Outcome);

    [Theory]
    [InlineData(IncidentState.OnHold, Participation.Consumer, IntakeOutcome.Added)]
    [InlineData(IncidentState.Resolved, Participation.Consumer, IntakeOutcome.Added)]
    [InlineData(IncidentState.InProgress, Participation.Staff, IntakeOutcome.Added)]
    [InlineData(IncidentState.Closed, Participation.Consumer, IntakeOutcome.FollowedUp)]
    [InlineData(IncidentState.Cancelled, Participation.Consumer, IntakeOutcome.FollowedUp)]
    public void An_answer_of_somebody_who_takes_part_goes_to_its_record(IncidentState state, Participation sender, IntakeOutcome outcome) =>
        Assert.Equal(new IntakeDecision(outcome, Record), Decide(Mail() with { IsAnswer = true, Answered = Answered(state, sender) }));

    [Theory]
    [InlineData(IncidentState.InProgress, Participation.None)]
    [InlineData(IncidentState.Closed, Participation.None)]
    [InlineData(IncidentState.Closed, Participation.Staff)]
    public void The_token_alone_opens_no_way_into_a_record(IncidentState state, Participation sender) => Assert.Equal(
        new IntakeDecision(IntakeOutcome.OpenedApart), Decide(Mail() with { IsAnswer = true, Answered = Answered(state, sender) }));

    [Fact]
    public void An_answer_to_nothing_of_ours_is_told_as_such() =>
        Assert.Equal(new IntakeDecision(IntakeOutcome.OpenedApart), Decide(Mail() with { IsAnswer = true }));

    private static IntakeDecision Decide(MailFacts mail) => IntakeRules.Decide(mail, ["demo.example"], mostPerHour: 3);

    private static MailFacts Mail() => new(new MailMarks(), SenderStanding.Member, "demo.example", 0);

    private static AnsweredRecord Answered(IncidentState state, Participation sender = Participation.Consumer) => new(Record, state, sender);
}
