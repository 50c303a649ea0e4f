using IncidentPlatform.Data.OnCall;
using IncidentPlatform.Domain.OnCall;
using NodaTime;

namespace IncidentPlatform.Data.Demo;

/// <summary>Who is on call in the demo: for the networks week by week with a back-up, for the servers by hours of duty.</summary>
internal static class DemoRotas
{
    private const string ServerGroup = "server-storage";
    private static readonly LocalTime Morning = new(8, 0);

    /// <summary>Puts both rotas into the context.</summary>
    /// <param name="db">Where to.</param>
    /// <param name="organizationId">The organization.</param>
    /// <param name="calendarId">Whose holidays count.</param>
    /// <param name="people">Ids by address.</param>
    /// <param name="groups">Ids by key.</param>
    /// <param name="founded">When the organization was made: turns are counted from its Monday.</param>
    public static void Add(
        PlatformDbContext db, Guid organizationId, Guid? calendarId, IReadOnlyDictionary<string, Guid> people, IReadOnlyDictionary<string, Guid> groups,
        Instant founded)
    {
        var monday = founded.InZone(DateTimeZoneProviders.Tzdb[DemoLevels.Zone]).Date.PlusDays(1).Previous(IsoDayOfWeek.Monday);
        var networkers = StaffOf(DemoPeople.MemberGroup);
        var admins = StaffOf(ServerGroup);
        Add(
            DemoPeople.MemberGroup, null,
            Weekly("Utama", networkers),
            Weekly("Cadangan", [.. networkers.Skip(1), networkers[0]]));
        Add(
            ServerGroup, calendarId,
            new OnCallLayer(Guid.CreateVersion7(), "Jam kantor", admins, monday, Morning, 1, DemoLevels.InHours, HolidayDuty.Off),
            Weekly("Malam dan akhir pekan", [.. admins.Reverse()]) with { Week = DemoLevels.OutOfHours.Week, Holidays = HolidayDuty.AllDay });

        Guid[] StaffOf(string group) => [.. DemoPeople.OfCustomer.Where(person => person.Groups.Contains(group)).Select(person => people[person.Email])];

        OnCallLayer Weekly(string name, Guid[] turns) => new(Guid.CreateVersion7(), name, turns, monday, Morning, 7);

        void Add(string group, Guid? holidays, params OnCallLayer[] layers) => db.Rotas.Add(new RotaRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = organizationId,
            GroupId = groups[group],
            CalendarId = holidays,
            Definition = RotaJson.Write(new RotaDefinition(DemoLevels.Zone, layers)),
            ChangedAt = founded,
            ChangedBy = people["admin@demo.example"],
        });
    }
}
