using IncidentPlatform.Data.Demo.History;
using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Data.Demo;

/// <summary>Who works for a group at an instant: its own staff, or the provider's while it is handed over.</summary>
internal sealed class DemoStaff(DemoDirectory directory, IReadOnlyList<DemoPerson> own)
{
    /// <summary>Those who sign in have more of the work than their colleagues, so that their own lists are worth a look.</summary>
    private const double OwnShare = 0.3;

    private readonly Dictionary<string, Actor[]> _own = directory.Groups.Keys.ToDictionary(
        key => key,
        key => own.Where(person => person.Groups.Contains(key)).OrderByDescending(person => person.SignsIn)
            .Select(person => Of(directory, person, directory.Groups[key].Id)).ToArray());

    /// <summary>Somebody who does the group's work at that instant.</summary>
    public Actor At(string group, Instant at, SyntheticRandom random)
    {
        var id = directory.Groups[group].Id;
        if (directory.HandOvers.TryGetValue(id, out var handOver) && at >= handOver.From
            && (handOver.CalendarVersionId is not { } hours || directory.Calendars(hours).IsOpen(at)))
        {
            return Of(directory, random.Pick(DemoPeople.OfProvider), id);
        }

        var people = _own[group];
        return random.Chance(OwnShare) ? people[0] : random.Pick(people);
    }

    private static Actor Of(DemoDirectory directory, DemoPerson person, Guid group) =>
        new(ActorKind.Person, directory.People[person.Email], person.Roles, [group], Channel.Web);
}
