using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Web.Components.Incidents;
using IncidentPlatform.Web.Tests.Language;
using NodaTime;

namespace IncidentPlatform.Web.Tests.Incidents;

public sealed class IncidentViewTests
{
    [Fact]
    public void A_consumer_is_offered_what_the_api_allows_and_no_desk_moves()
    {
        var view = new IncidentView { Incident = An.Incident(IncidentState.New, legal: [Move.Cancel]) };

        Assert.Equal([MoveNames.Cancel, MoveNames.Comment, MoveNames.Attach, MoveNames.Follow], MoveNames.All.Where(view.Offers));
    }

    [Fact]
    public void Staff_are_offered_the_legal_moves_and_the_edits()
    {
        var view = new IncidentView { Incident = An.Incident(IncidentState.OnHold, legal: [Move.Resume, Move.Resolve]), IsStaff = true };

        Assert.Equal([MoveNames.Resume, MoveNames.Reclassify, MoveNames.Priority, MoveNames.Resolve, MoveNames.Comment, MoveNames.Attach, MoveNames.Follow, MoveNames.Link], MoveNames.All.Where(view.Offers));
    }

    [Theory]
    [InlineData(true, IncidentState.InProgress, true)]
    [InlineData(false, IncidentState.InProgress, false)]
    [InlineData(true, IncidentState.Resolved, false)]
    public void Who_leads_declares_a_major_incident_while_it_is_open(bool isLead, IncidentState state, bool isOffered) =>
        Assert.Equal(isOffered, new IncidentView { Incident = An.Incident(state), IsStaff = true, IsLead = isLead }.Offers(MoveNames.Major));

    [Theory]
    [InlineData(IncidentState.Resolved, null, true)]
    [InlineData(IncidentState.Closed, null, true)]
    [InlineData(IncidentState.Resolved, 4, false)]
    [InlineData(IncidentState.InProgress, null, false)]
    public void Rating_is_asked_for_once_after_the_resolution(IncidentState state, int? rating, bool isAsked) =>
        Assert.Equal(isAsked, new IncidentView { Incident = An.Incident(state, rating) }.Offers(MoveNames.Rating));

    [Theory]
    [InlineData(IncidentState.Closed, false, true)]
    [InlineData(IncidentState.Cancelled, false, true)]
    [InlineData(IncidentState.Resolved, false, false)]
    [InlineData(IncidentState.Closed, true, false)]
    public void A_consumer_of_what_is_over_opens_a_follow_up_in_place_of_a_reply(IncidentState state, bool isStaff, bool isOffered)
    {
        var view = new IncidentView { Incident = An.Incident(state), IsStaff = isStaff };

        Assert.Equal(isOffered, view.Offers(MoveNames.FollowUp));
        Assert.Equal(state == IncidentState.Resolved, view.Offers(MoveNames.Comment));
    }

    [Fact]
    public void A_follow_up_names_the_record_and_keeps_its_subject()
    {
        var view = new IncidentView { Incident = An.Incident(IncidentState.Closed) };

        var request = view.ToFollowUp("It jams again");

        Assert.Equal((view.Incident.Subject, "It jams again", view.Incident.Number), (request.Subject, request.Description, request.FollowUpOf));
    }

    [Theory]
    [InlineData(nameof(TimelineEntry.Commented), "words", false, true)]
    [InlineData(nameof(TimelineEntry.Commented), null, true, false)]
    [InlineData(nameof(TimelineEntry.Attached), null, false, true)]
    [InlineData(nameof(TimelineEntry.Attached), null, true, false)]
    [InlineData(nameof(TimelineEntry.Accepted), null, false, false)]
    public void What_has_words_or_a_file_can_be_taken_away_once(string type, string? text, bool isRedacted, bool can)
    {
        var view = new IncidentView { Incident = An.Incident(), Redacts = true };
        var line = new TimelineLineResponse(
            2, An.Opened, ActorKind.Person, null, "Budi", Channel.Web, Visibility.Public, type, default, text, isRedacted);

        Assert.Equal(can, view.CanRedact(line));
        Assert.False(new IncidentView { Incident = An.Incident() }.CanRedact(line));
    }

    [Theory]
    [InlineData("Printer", "", true)]
    [InlineData(Redaction.Mark, "Very", true)]
    [InlineData(Redaction.Mark, "", false)]
    public void Of_the_record_itself_words_can_be_taken_away_while_there_are_any(string subject, string description, bool can)
    {
        var view = new IncidentView { Incident = An.Incident() with { Subject = subject, Description = description }, Redacts = true };
        var line = new TimelineLineResponse(
            1, An.Opened, ActorKind.Person, null, "Budi", Channel.Web, Visibility.Public, nameof(TimelineEntry.Opened), default, null, true);

        Assert.Equal(can, view.CanRedact(line));
    }

    [Fact]
    public void What_similar_records_say_is_offered_only_where_it_is_something_else()
    {
        var incident = An.Incident();
        var view = new IncidentView { Incident = incident, IsStaff = true };

        Assert.False(view.Reclassifies(new(incident.ServiceId, "General", null, null, null, null)));
        Assert.True(view.Reclassifies(new(Guid.NewGuid(), "VPN", null, null, null, null)));
        Assert.True(view.Reclassifies(new(null, null, Guid.NewGuid(), "VPN", null, null)));
        Assert.False(view.Reprioritises(incident.Impact, incident.Urgency));
        Assert.True(view.Reprioritises(Impact.Extensive, incident.Urgency));
    }

    [Fact]
    public void A_priority_that_a_person_overrode_stays() => Assert.False(
        new IncidentView { Incident = An.Incident() with { IsPriorityOverridden = true }, IsStaff = true }.Reprioritises(Impact.Extensive, Urgency.Critical));

    [Fact]
    public void A_refused_form_keeps_what_was_typed_and_no_other_form_shows_it()
    {
        var view = new IncidentView { Incident = An.Incident() };
        view.Refuse(new MoveForm { Move = MoveNames.Hold, Text = "long words" }, new PlatformProblem(ProblemCodes.Prefix + ProblemCodes.Stale, null, 412, null));

        Assert.Equal("long words", view.Typed(MoveNames.Hold).Text);
        Assert.Null(view.Typed(MoveNames.Comment).Text);
    }

    [Fact]
    public void A_field_without_a_message_gets_one()
    {
        var view = new IncidentView { Incident = An.Incident() };
        view.Refuse(new MoveForm { Move = MoveNames.Hold }, MoveRequest.From(new MoveForm { Move = MoveNames.Hold }, DateTimeZone.Utc).Problem!);

        Assert.NotNull(view.ErrorAt(MoveNames.Hold, "reason", Localizer.Texts));
        Assert.Null(view.ErrorAt(MoveNames.Hold, "until", Localizer.Texts));
        Assert.Null(view.ErrorAt(MoveNames.Cancel, "reason", Localizer.Texts));
    }

    [Fact]
    public void The_leading_clock_is_the_running_one_that_is_due_first()
    {
        var late = An.Clock(due: An.Opened.Plus(Duration.FromHours(8)));
        var soon = An.Clock(due: An.Opened.Plus(Duration.FromHours(1)));
        var stopped = An.Clock(ClockState.Stopped, due: An.Opened);

        Assert.Equal(soon, new IncidentView { Clocks = [stopped, late, soon] }.LeadingClock);
    }

    [Fact]
    public void A_holders_clock_never_leads()
    {
        var ola = An.Clock(due: An.Opened) with { Level = ClockLevel.Ola };
        var sla = An.Clock(due: An.Opened.Plus(Duration.FromHours(8)));

        Assert.Equal(sla, new IncidentView { Clocks = [ola, sla] }.LeadingClock);
    }

    [Fact]
    public void Of_many_words_to_the_consumer_the_next_one_is_shown_and_those_that_came_too_late()
    {
        var words = Enumerable.Range(1, 4).Select(run => An.Clock() with { Metric = ClockMetric.Update, Run = run }).ToList();
        words[1] = words[1] with { BreachedAt = An.Opened };

        Assert.Equal([2, 4], new IncidentView { Clocks = words }.ShownClocks.Select(clock => clock.Run));
    }

    [Theory]
    [InlineData(true, true, false, true)]
    [InlineData(false, true, false, false)]
    [InlineData(true, false, false, false)]
    [InlineData(true, true, true, false)]
    public void A_breach_is_excused_once_by_whoever_may(bool may, bool isBreached, bool isExcused, bool isOffered)
    {
        var clock = An.Clock(breached: isBreached ? An.Opened : null) with { ExcusedAt = isExcused ? An.Opened : null };

        Assert.Equal(isOffered, new IncidentView { Excuses = may }.CanExcuse(clock));
    }

    [Fact]
    public void A_promised_word_is_late_once_its_time_is_past()
    {
        var incident = An.Incident() with { NextUpdateBy = An.Opened };

        Assert.True(new IncidentView { Incident = incident, ReadAt = An.Opened.Plus(Duration.FromSeconds(1)) }.IsUpdateLate);
        Assert.False(new IncidentView { Incident = incident, ReadAt = An.Opened }.IsUpdateLate);
        Assert.False(new IncidentView { Incident = An.Incident(), ReadAt = An.Opened }.IsUpdateLate);
    }
}
