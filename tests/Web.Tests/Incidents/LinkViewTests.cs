using System.Text.Json;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Web.Components.Incidents;

namespace IncidentPlatform.Web.Tests.Incidents;

public sealed class LinkViewTests
{
    private static readonly Guid First = Guid.NewGuid();
    private static readonly Guid Second = Guid.NewGuid();

    [Fact]
    public void Each_linked_record_is_named_once_newest_first() =>
        Assert.Equal(
            [(LinkType.DuplicateOf, Second), (LinkType.RelatedTo, First)],
            LinkView.NamedIn([Line(1, "RelatedTo", First), Line(2, "DuplicateOf", Second), Line(3, "DuplicateOf", Second), Line(4, "RelatedTo", Guid.Empty)]));

    [Fact]
    public void A_kind_of_link_that_is_not_known_yet_is_a_relation() =>
        Assert.Equal([(LinkType.RelatedTo, First)], LinkView.NamedIn([Line(1, "SiblingOf", First)]));

    [Fact]
    public void What_goes_on_with_this_record_is_named_too()
    {
        var followed = Line(1, "", First) with { Type = nameof(TimelineEntry.FollowedUp) };

        Assert.Equal([(null, First)], LinkView.NamedIn([followed]));
    }

    private static TimelineLineResponse Line(int sequence, string type, Guid other) => new(
        sequence, An.Opened, ActorKind.Person, null, "Budi", Channel.Web, Visibility.Internal, nameof(TimelineEntry.Linked),
        JsonSerializer.SerializeToElement(new { linkType = type, otherId = other }), null, false);
}
