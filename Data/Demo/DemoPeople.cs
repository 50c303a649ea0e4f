using IncidentPlatform.Data.Demo.History;
using IncidentPlatform.Domain.Identity;

namespace IncidentPlatform.Data.Demo;

/// <summary>Who works in the demo organizations and who asks for help there.</summary>
internal static class DemoPeople
{
    /// <summary>The group handed over to the provider.</summary>
    public const string ProvidedGroup = "branch-kiosk-printing";

    /// <summary>The group of <c>member@demo.example</c>.</summary>
    public const string MemberGroup = "network";

    /// <summary>The consumer who signs in.</summary>
    public const string ConsumerEmail = "consumer@demo.example";

    /// <summary>The incident manager who signs in.</summary>
    public const string ManagerEmail = "manager@demo.example";

    private const string Customer = "demo.example";
    private const string Vendor = "mitra.example";
    private const string Other = "other.example";
    private const int AgentsAtDesk = 6;
    private const int MembersOfGroup = 4;

    // Apart from the consumers', who take the first indices.
    private const int FirstStaffName = 100;
    private const int FirstVendorName = 200;
    private const int FirstOtherName = 300;

    /// <summary>The groups that the second customer has.</summary>
    public static IReadOnlyList<string> OtherGroups { get; } =
        [SyntheticCatalog.ServiceDesk, "end-user-devices", "network", "email-collaboration"];

    /// <summary>People of the customer: those who sign in, the staff of every group, 80 consumers.</summary>
    public static IReadOnlyList<DemoPerson> OfCustomer { get; } =
    [
        Signs(ConsumerEmail, "Sari Wulandari", "Finance", [Role.Consumer]),
        Signs("agent@demo.example", "Budi Prasetyo", "IT", [Role.Agent], SyntheticCatalog.ServiceDesk),
        Signs("member@demo.example", "Rangga Prakoso", "IT", [Role.SupportMember], MemberGroup),
        Signs(ManagerEmail, "Maya Kusnadi", "IT", [Role.IncidentManager]),
        Signs("delivery@demo.example", "Hendro Sulistyo", "IT", [Role.ServiceDeliveryManager]),
        Signs("admin@demo.example", "Tania Widjaja", "IT", [Role.Administrator, Role.Consumer]),
        Signs("business@demo.example", "Lina Hartanti", "Operations", [Role.BusinessContact]),
        .. Staff(SyntheticCatalog.Groups.Select(group => group.Key), Customer, "id", FirstStaffName),
        .. Enumerable.Range(0, SyntheticCatalog.Consumers).Select(ConsumerOf),
    ];

    /// <summary>People of the provider. Their groups are the customer's, by the agreements.</summary>
    public static IReadOnlyList<DemoPerson> OfProvider { get; } =
    [
        Signs("provider@demo.example", "Yoga Permadi", null, [Role.SupportMember, Role.Agent]),
        .. Enumerable.Range(FirstVendorName, 4).Select(index => Named(index, Vendor, "id", null, [Role.SupportMember, Role.Agent])),
    ];

    /// <summary>People of the second customer.</summary>
    public static IReadOnlyList<DemoPerson> OfOther { get; } =
    [
        Signs("consumer@other.example", "Ratna Puspita", "Finance", [Role.Consumer]) with { Locale = "en" },
        Signs("agent@other.example", "Galih Wicaksono", "IT", [Role.Agent], SyntheticCatalog.ServiceDesk) with { Locale = "en" },
        Signs("admin@other.example", "Melati Suhendra", "IT", [Role.Administrator, Role.Consumer]) with { Locale = "en" },
        .. Staff(OtherGroups, Other, "en", FirstOtherName),
        .. Enumerable.Range(FirstOtherName + 50, 8).Select(index => Named(index, Other, "en", "Operations", [Role.Consumer])),
    ];

    /// <summary>The address of the consumer with this index in the synthetic history.</summary>
    public static string EmailOfConsumer(int consumer) => DemoNames.EmailOf(DemoNames.At(consumer), Customer);

    private static DemoPerson ConsumerOf(int index) => Named(
        index, Customer, index % 3 == 0 ? "en" : "id", SyntheticCatalog.UnitOf(index), [Role.Consumer]);

    internal static IEnumerable<DemoPerson> Staff(IEnumerable<string> groups, string domain, string locale, int firstName)
    {
        var index = firstName;
        foreach (var group in groups)
        {
            var isDesk = group == SyntheticCatalog.ServiceDesk;
            for (var member = 0; member < (isDesk ? AgentsAtDesk : MembersOfGroup); member++)
                yield return Named(index++, domain, locale, "IT", [isDesk ? Role.Agent : Role.SupportMember], group);
        }
    }

    private static DemoPerson Named(int index, string domain, string locale, string? unit, Role[] roles, params string[] groups) =>
        new(DemoNames.EmailOf(DemoNames.At(index), domain), DemoNames.At(index), locale, unit, roles, groups);

    internal static DemoPerson Signs(string email, string name, string? unit, Role[] roles, params string[] groups) =>
        new(email, name, "id", unit, roles, groups, SignsIn: true);
}
