using CsCheck;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Web.Components.Queue;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;

namespace IncidentPlatform.Web.Tests.Queue;

public sealed class QueueFilterTests
{
    private static readonly Guid Me = Guid.Parse("11111111-1111-1111-1111-111111111111");
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 18, 0);

    [Fact]
    public void Without_a_filter_everything_open_is_asked_for_by_due_time() =>
        Assert.Equal(
            "state=open&sort=due&limit=50&count=true",
            new QueueFilter().ToApiQuery(Now));

    [Fact]
    public void Myself_and_due_soon_are_put_into_words_of_the_api() =>
        Assert.Equal(
            "state=New&assigneeId=me&dueBefore=2026-11-24T19%3A00%3A00Z&sort=due&limit=50&count=true",
            new QueueFilter { State = IncidentState.New, Assignee = QueueFilter.Myself, DueWithinMinutes = 60 }.ToApiQuery(Now));

    [Fact]
    public void Rows_are_asked_for_by_id_without_page_and_count() =>
        Assert.Equal(
            $"state=New&sort=-opened&ids={Me}&limit=50",
            new QueueFilter { State = IncidentState.New, Sort = QueueSort.Opened, Cursor = "c" }.ToApiQuery(Now, [Me]));

    [Fact]
    public void What_makes_no_sense_is_left_out() =>
        Assert.Equal(new QueueFilter(), Parse("/queue?state=Sleeping&priority=P9&groupId=x&assigneeId=everybody&dueWithin=-5&sort=best&q=%20"), Same);

    [Fact]
    public void An_address_shows_the_same_queue_again() =>
        Gen.Select(
            Gen.Enum<IncidentState>().Nullable(), Gen.Enum<Priority>().Nullable(), Gen.Guid.Nullable(), Gen.String[Gen.Char.AlphaNumeric, 1, 8].Null(),
            Gen.Enum<QueueSort>(), Gen.String[Gen.Char["abc+/=&"], 1, 6].Array[0, 3],
            (state, priority, group, search, sort, trail) => new QueueFilter
            {
                State = state,
                Priority = priority,
                GroupId = group,
                Search = search,
                Sort = sort,
                Trail = trail,
                Cursor = "here",
                OpenNumber = "DEMO-1",
            })
            .Sample(filter => Same(filter, Parse(filter.ToUrl())));

    [Fact]
    public void Going_on_and_back_ends_on_the_same_page()
    {
        var first = new QueueFilter { Search = "printer" };
        var third = first.Older("two").Older("three");

        Assert.Equal("two", third.Newer()!.Cursor);
        Assert.Equal(first, third.Newer()!.Newer(), Same);
        Assert.Null(first.Newer());
    }

    private static QueueFilter Parse(string url) => QueueFilter.From(new QueryCollection(QueryHelpers.ParseQuery(url[(url.IndexOf('?') + 1)..])));

    // The trail is a list, which records compare by reference.
    private static bool Same(QueueFilter one, QueueFilter other) =>
        one with { Trail = other.Trail } == other && one.Trail.SequenceEqual(other.Trail);
}
