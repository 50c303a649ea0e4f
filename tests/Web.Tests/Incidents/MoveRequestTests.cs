using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Web.Components.Incidents;
using NodaTime;

namespace IncidentPlatform.Web.Tests.Incidents;

public sealed class MoveRequestTests
{
    [Fact]
    public void An_excuse_goes_to_its_clock_and_needs_a_reason()
    {
        var clock = Guid.NewGuid();

        var (request, _) = MoveRequest.From(new MoveForm { Move = MoveNames.Excuse, ClockId = clock.ToString(), Reason = " A drill " }, DateTimeZone.Utc);
        var (_, problem) = MoveRequest.From(new MoveForm { Move = MoveNames.Excuse, ClockId = clock.ToString(), Reason = " " }, DateTimeZone.Utc);

        Assert.Equal(new MoveRequest($"clocks/{clock}/excuse", new ReasonRequest("A drill"), null), request);
        Assert.Contains("reason", problem!.Errors!.Keys);
    }

    private static readonly DateTimeZone Jakarta = DateTimeZoneProviders.Tzdb["Asia/Jakarta"];

    [Fact]
    public void Hold_takes_the_time_in_the_readers_zone()
    {
        var (request, _) = MoveRequest.From(
            new MoveForm { Move = MoveNames.Hold, Version = 7, HoldReason = "Scheduled", Until = "2026-11-25T08:00", Text = " after the patch " }, Jakarta);

        Assert.Equal(new("hold", new HoldRequest(HoldReason.Scheduled, Instant.FromUtc(2026, 11, 25, 1, 0), "after the patch"), 7), request);
    }

    [Fact]
    public void The_button_that_was_pressed_says_why_a_record_moves()
    {
        var group = Guid.NewGuid();

        var (request, _) = MoveRequest.From(new MoveForm { Move = MoveNames.Assign, Version = 7, GroupId = group.ToString(), Cause = "Load" }, Jakarta);

        Assert.Equal(new("assign", new AssignRequest(group, null, null, ReassignmentCause.Load), 7), request);
    }

    [Fact]
    public void Words_of_the_first_line_are_those_of_the_record()
    {
        var (record, _) = MoveRequest.From(new MoveForm { Move = MoveNames.Redact, Line = 1, TakesSubject = true, Reason = "A name" }, Jakarta);
        var (line, _) = MoveRequest.From(new MoveForm { Move = MoveNames.Redact, Line = 4, Reason = "A name" }, Jakarta);

        Assert.Equal(new("redact", new RedactRequest("A name", Subject: true), null), record);
        Assert.Equal(new("timeline/4/redact", new ReasonRequest("A name"), null), line);
    }

    [Fact]
    public void A_comment_is_never_stale_and_public_unless_marked()
    {
        var (request, _) = MoveRequest.From(new MoveForm { Move = MoveNames.Comment, Version = 7, Text = "Hello" }, Jakarta);

        Assert.Equal(new("comments", new CommentRequest("Hello", Visibility.Public), null), request);
    }

    [Fact]
    public void A_marked_comment_is_internal()
    {
        var (request, _) = MoveRequest.From(new MoveForm { Move = MoveNames.Comment, Text = "Hello", IsInternal = true }, Jakarta);

        Assert.Equal(new CommentRequest("Hello", Visibility.Internal), request!.Body);
    }

    [Theory]
    [InlineData(MoveNames.Hold, "reason")]
    [InlineData(MoveNames.Escalate, "groupId")]
    [InlineData(MoveNames.Resolve, "code")]
    [InlineData(MoveNames.Reopen, "reason")]
    [InlineData(MoveNames.Cancel, "reason")]
    [InlineData(MoveNames.Comment, "text")]
    [InlineData(MoveNames.Rating, "score")]
    public void A_missing_field_is_named_instead_of_calling(string move, string field)
    {
        var (request, problem) = MoveRequest.From(new MoveForm { Move = move, Version = 1 }, Jakarta);

        Assert.Null(request);
        Assert.Equal([field], problem!.Errors!.Keys);
    }

    [Fact]
    public void Every_move_is_understood() =>
        // Files are no JSON, and a link needs the other record looked up first: the page does these two.
        Assert.All(MoveNames.All.Except([MoveNames.Attach, MoveNames.Link]), move => Assert.NotEqual("unreadable", MoveRequest.From(new MoveForm { Move = move }, Jakarta).Problem?.Code));

    [Fact]
    public void An_unknown_move_is_refused() =>
        Assert.Equal("unreadable", MoveRequest.From(new MoveForm { Move = "../../users" }, Jakarta).Problem!.Code);
}
