using System.Globalization;
using IncidentPlatform.Data.Demo.History;
using IncidentPlatform.Domain.Identity;

namespace IncidentPlatform.Data.Demo.Scale;

/// <summary>Who works in the organization of a million records, and the two thousand who ask for help there.</summary>
internal static class ScalePeople
{
    private const string Domain = "scale.example";
    private const int Consumers = 2_000;
    private const int DifferentNames = 900;
    private const int FirstStaffName = 400;

    /// <summary>Everybody: those who sign in, the staff of every group, the consumers.</summary>
    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        DemoPeople.Signs("consumer@scale.example", "Dimas Hartanto", "Finance", [Role.Consumer]),
        DemoPeople.Signs("agent@scale.example", "Vina Octaviani", "IT", [Role.Agent], SyntheticCatalog.ServiceDesk),
        DemoPeople.Signs("member@scale.example", "Yusuf Abdillah", "IT", [Role.SupportMember], DemoPeople.MemberGroup),
        DemoPeople.Signs("manager@scale.example", "Ratih Kirana", "IT", [Role.IncidentManager]),
        DemoPeople.Signs("delivery@scale.example", "Agus Salim", "IT", [Role.ServiceDeliveryManager]),
        DemoPeople.Signs("admin@scale.example", "Mira Lesmana", "IT", [Role.Administrator, Role.Consumer]),
        .. DemoPeople.Staff(SyntheticCatalog.Groups.Select(group => group.Key), Domain, "id", FirstStaffName),
        .. Enumerable.Range(0, Consumers).Select(index => new DemoPerson(
            EmailOfConsumer(index), DemoNames.At(index % DifferentNames), index % 3 == 0 ? "en" : "id", SyntheticCatalog.UnitOf(index % SyntheticCatalog.Consumers), [Role.Consumer], [])),
    ];

    /// <summary>The address of somebody who asks: one of the many whom the history's eighty consumers stand for.</summary>
    /// <param name="consumer">Index in the history; decides unit and language.</param>
    /// <param name="record">Any number; spreads the records over them.</param>
    public static string EmailOfConsumer(int consumer, int record) =>
        EmailOfConsumer(consumer + (SyntheticCatalog.Consumers * (record % (Consumers / SyntheticCatalog.Consumers))));

    private static string EmailOfConsumer(int index) => string.Create(CultureInfo.InvariantCulture, $"consumer{index:0000}@{Domain}");
}
