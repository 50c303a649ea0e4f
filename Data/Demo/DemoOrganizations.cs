using IncidentPlatform.Data.Agreements;
using IncidentPlatform.Data.Demo.History;
using IncidentPlatform.Data.Demo.Scale;
using IncidentPlatform.Data.Identity;
using IncidentPlatform.Data.Intake;
using IncidentPlatform.Data.Organizations;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Data.ServiceCatalog;
using IncidentPlatform.Data.SupportGroups;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace IncidentPlatform.Data.Demo;

/// <summary>Makes the demo organizations with their people, groups, catalogue and agreements: one transaction for each.</summary>
internal sealed class DemoOrganizations(NpgsqlDataSource owner, Instant now)
{
    public const string Customer = "DEMO";
    public const string Provider = "PROV";
    public const string Other = "OTHER";
    public const string Scale = "SCALE";

    /// <summary>The group was handed over half a year ago, so that reports can compare before and after.</summary>
    private static readonly Duration GroupHandedOver = Duration.FromDays(182);
    private static readonly Duration NightsHandedOver = Duration.FromDays(91);

    // A year of history lies before now.
    private readonly Instant _founded = now - Duration.FromDays(400);

    // One for all: hashing is slow on purpose, and a salt each would hide nothing of a password that everybody knows.
    private readonly Lazy<string> _passwordHash = new(() => new PasswordHasher<object>().HashPassword(new object(), DemoOptions.Password));

    /// <summary>The organization's id; it is made if there is none of this key.</summary>
    public async Task<Guid> EnsureAsync(string key, CancellationToken cancel)
    {
        await using var seen = Context(null);
        var known = await seen.Organizations.IgnoreQueryFilters([PlatformDbContext.TenantFilter])
            .Where(organization => organization.Key == key).Select(organization => (Guid?)organization.Id).SingleOrDefaultAsync(cancel);
        if (known is { } existing) return existing;

        var id = Guid.CreateVersion7(_founded.ToDateTimeOffset());
        await using var db = Context(id);
        await (key switch
        {
            Provider => AddProviderAsync(db, id, cancel),
            Customer => AddCustomerAsync(db, id, cancel),
            Scale => AddScaleAsync(db, id, cancel),
            _ => AddOtherAsync(db, id, cancel),
        });
        await db.SaveChangesAsync(cancel);
        return id;
    }

    /// <summary>A context of the owner, whom no wall stops, that works for an organization.</summary>
    public PlatformDbContext Context(Guid? organizationId)
    {
        var options = (DbContextOptions<PlatformDbContext>)new DbContextOptionsBuilder<PlatformDbContext>().UsePlatform(owner).Options;
        return new PlatformDbContext(options, organizationId is { } id ? new CurrentTenant(id) : new CurrentTenant());
    }

    private async Task AddProviderAsync(PlatformDbContext db, Guid id, CancellationToken cancel)
    {
        var provider = OrganizationProvisioning.Add(db, id, Provider, "Mitra Dukungan Digital", DemoLevels.Zone, "id", _founded);
        provider.IsProvider = true;
        await AddPeopleAsync(db, id, DemoPeople.OfProvider, cancel);
    }

    private async Task AddCustomerAsync(PlatformDbContext db, Guid id, CancellationToken cancel)
    {
        var customer = OrganizationProvisioning.Add(db, id, Customer, "Nusantara Demo", DemoLevels.Zone, "id", _founded);
        customer.RoutingMode = RoutingMode.Auto;
        (customer.HourlyCost, customer.HourlyCostCurrency) = (95_000, "IDR");
        db.MailIntakes.Add(new MailIntakeRow
        {
            OrganizationId = id,
            Address = "help@demo.example",
            Domains = ["demo.example"],
            ChangedAt = _founded,
            ChangedBy = Guid.Empty,
        });
        var people = await AddPeopleAsync(db, id, DemoPeople.OfCustomer, cancel);
        var groups = AddCatalogue(db, customer, SyntheticCatalog.Groups, isIndonesian: true);
        AddStaff(db, id, DemoPeople.OfCustomer, people, groups);
        foreach (var service in db.Services.Local) service.OwnerId = people["delivery@demo.example"];
        RouteRequests(db, groups);
        DemoRotas.Add(db, id, customer.DefaultCalendarId, people, groups, _founded);

        // Automatic where it is earned: by what the first model makes of the past, or later on.
        db.RoutingGroups.AddRange(groups.Values.Select(groupId => new RoutingGroupRow { OrganizationId = id, GroupId = groupId, IsPromotedWhenEarned = true }));

        var provider = await EnsureAsync(Provider, cancel);
        var nights = OrganizationProvisioning.AddCalendar(db, id, "Di luar jam kantor", DemoLevels.OutOfHours, _founded);
        db.Agreements.AddRange(
            Agreement(id, provider, "Kios cabang dan pencetakan", groups[DemoPeople.ProvidedGroup], null, now - GroupHandedOver, 85_000, 0),
            Agreement(id, provider, "Service desk di luar jam kantor", groups[SyntheticCatalog.ServiceDesk], nights.Id, now - NightsHandedOver, 40_000, 120_000));
    }

    private async Task AddOtherAsync(PlatformDbContext db, Guid id, CancellationToken cancel)
    {
        var other = OrganizationProvisioning.Add(db, id, Other, "Archipelago Logistics", DemoLevels.Zone, "en", _founded);
        var people = await AddPeopleAsync(db, id, DemoPeople.OfOther, cancel);
        var groups = AddCatalogue(
            db, other, [.. SyntheticCatalog.Groups.Where(group => DemoPeople.OtherGroups.Contains(group.Key))], isIndonesian: false);
        AddStaff(db, id, DemoPeople.OfOther, people, groups);
    }

    private async Task AddScaleAsync(PlatformDbContext db, Guid id, CancellationToken cancel)
    {
        var scale = OrganizationProvisioning.Add(db, id, Scale, "Nusantara Skala", DemoLevels.Zone, "id", _founded);
        scale.RoutingMode = RoutingMode.Off; // measured is the platform, not how long a model is trained
        var people = await AddPeopleAsync(db, id, ScalePeople.All, cancel);
        var groups = AddCatalogue(db, scale, SyntheticCatalog.Groups, isIndonesian: true);
        AddStaff(db, id, ScalePeople.All, people, groups);
        RouteRequests(db, groups);
    }

    private async Task<Dictionary<string, Guid>> AddPeopleAsync(
        PlatformDbContext db, Guid organizationId, IReadOnlyList<DemoPerson> people, CancellationToken cancel)
    {
        // Mail may have made somebody before; a person belongs to the installation, not to one organization.
        var emails = people.Select(person => person.Email).ToArray();
        var ids = await db.People.Where(person => emails.Contains(person.Email)).ToDictionaryAsync(person => person.Email, person => person.Id, cancel);
        foreach (var person in people)
        {
            if (!ids.TryGetValue(person.Email, out var id))
            {
                var row = new PersonRow
                {
                    Id = Guid.CreateVersion7(_founded.ToDateTimeOffset()),
                    Email = person.Email,
                    Name = person.Name,
                    PasswordHash = person.SignsIn ? _passwordHash.Value : null,
                    Locale = person.Locale,
                    TimeZone = DemoLevels.Zone,
                    CreatedAt = _founded,
                };
                db.People.Add(row);
                ids[person.Email] = id = row.Id;
            }
            db.Memberships.Add(new MembershipRow
            {
                OrganizationId = organizationId,
                PersonId = id,
                Roles = person.Roles,
                Unit = person.Unit,
                CreatedAt = _founded,
            });
        }
        return ids;
    }

    // The desk and the service General are there already.
    private Dictionary<string, Guid> AddCatalogue(
        PlatformDbContext db, OrganizationRow organization, IReadOnlyList<SyntheticGroup> wanted, bool isIndonesian)
    {
        var id = organization.Id;
        var groups = db.SupportGroups.Local.ToDictionary(group => group.Key, group => group.Id);
        foreach (var group in wanted.Where(group => !groups.ContainsKey(group.Key)))
        {
            var row = new SupportGroupRow
            {
                Id = Guid.CreateVersion7(),
                OrganizationId = id,
                Key = group.Key,
                Name = isIndonesian ? group.NameId : group.NameEn,
                Tier = group.Tier,
            };
            db.SupportGroups.Add(row);
            groups[group.Key] = row.Id;
        }

        var always = OrganizationProvisioning.AddCalendar(db, id, isIndonesian ? "24 jam, 7 hari" : "24 × 7", DemoLevels.AroundTheClock, _founded);
        var escalation = OrganizationProvisioning.AddEscalation(
            db, id, isIndonesian ? "Eskalasi layanan kritis" : "Critical services", DemoLevels.CriticalEscalation(), _founded);
        var critical = OrganizationProvisioning.AddPolicy(
            db, id, isIndonesian ? "SLA layanan kritis" : "Critical services", DemoLevels.Critical, escalation.Id, _founded);
        var general = db.Services.Local.Single();
        var categories = SyntheticCatalog.Categories.Where(category => groups.ContainsKey(category.DefaultGroupKey)).ToList();
        foreach (var service in SyntheticCatalog.Services.Where(service => categories.Any(category => category.ServiceKey == service.Key)))
        {
            var row = new ServiceRow
            {
                Id = Guid.CreateVersion7(),
                OrganizationId = id,
                Key = service.Key,
                Name = isIndonesian ? service.NameId : service.NameEn,
                CalendarId = service.AroundTheClock ? always.Id : general.CalendarId,
                SlaPolicyId = service.AroundTheClock ? critical.Id : general.SlaPolicyId,
            };
            db.Services.Add(row);
            db.Categories.AddRange(categories.Where(category => category.ServiceKey == service.Key).Select(category => new CategoryRow
            {
                Id = Guid.CreateVersion7(),
                OrganizationId = id,
                Key = category.Key,
                Name = isIndonesian ? category.NameId : category.NameEn,
                ServiceId = row.Id,
                GroupId = groups[category.DefaultGroupKey],
            }));
        }
        return groups;
    }

    // The first of a group's staff leads it; who signs in is a member like any other.
    private static void AddStaff(
        PlatformDbContext db, Guid organizationId, IReadOnlyList<DemoPerson> people, Dictionary<string, Guid> ids, Dictionary<string, Guid> groups)
    {
        foreach (var person in people)
        {
            foreach (var key in person.Groups)
            {
                db.GroupMemberships.Add(new GroupMembershipRow { OrganizationId = organizationId, GroupId = groups[key], PersonId = ids[person.Email] });
                if (!person.SignsIn) db.SupportGroups.Local.Single(group => group.Key == key).LeadId ??= ids[person.Email];
            }
        }
    }

    private static void RouteRequests(PlatformDbContext db, Dictionary<string, Guid> groups)
    {
        foreach (var request in db.RequestTypes.Local)
        {
            var group = request.Type switch
            {
                RequestType.ChangeRequest or RequestType.Configuration => "server-storage",
                RequestType.MaintenanceContract or RequestType.SoftwareLicence => "end-user-devices",
                RequestType.Availability or RequestType.Continuity => "database",
                RequestType.ServiceLevel or RequestType.Cost => SyntheticCatalog.ServiceDesk,
            };
            request.GroupId = groups[group];
            request.IsOffered = true;
        }
    }

    private static AgreementRow Agreement(
        Guid customer, Guid provider, string name, Guid group, Guid? calendar, Instant from, int pricePerRecord, int pricePerHour) => new()
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = customer,
            ProviderId = provider,
            Name = name,
            GroupId = group,
            CalendarId = calendar,
            ShowsContacts = true,
            PricePerRecord = pricePerRecord,
            PricePerHour = pricePerHour,
            FromAt = from,
            OfferedAt = from - Duration.FromDays(21),
            AcceptedAt = from - Duration.FromDays(14),
        };
}
