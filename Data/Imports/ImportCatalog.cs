using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Data.ServiceCatalog;
using IncidentPlatform.Data.SupportGroups;
using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.Imports;

/// <summary>
/// What the names of a file mean in an organization. Groups and categories that a file brings along are made up here and
/// written with the batch that first needs them.
/// </summary>
internal sealed class ImportCatalog
{
    /// <summary>Key of the group that stands for those that a file does not know.</summary>
    public const string UnknownGroupKey = "unknown";

    private const int LongestName = 100;

    private readonly Dictionary<string, Guid> _groups = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (Guid Id, bool IsRestricted)> _categories = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Guid> _people = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ImportService> _services = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Guid, ImportService> _servicesById = [];
    private bool _hasUnknownGroup;
    private string _unknownGroupName = "";

    private ImportCatalog()
    {
    }

    public required Guid OrganizationId { get; init; }

    /// <summary>What the organization's own numbers begin with.</summary>
    public required string OwnNumbers { get; init; }

    public required Guid DeskId { get; init; }

    public required PriorityMatrix Matrix { get; init; }

    public required int ReopenDays { get; init; }

    /// <summary>The organization's default calendar.</summary>
    public required BusinessCalendar Office { get; init; }

    /// <summary>Calendars, tiers and hand-overs, for facts.</summary>
    public required FactContext Facts { get; init; }

    /// <summary>The service of records that name none, or one that is not here.</summary>
    public required ImportService DefaultService { get; init; }

    /// <summary>Holds what a file does not know the group of. Made when it is first needed.</summary>
    public Guid UnknownGroupId { get; private set; }

    /// <summary>Groups made up since they were last taken.</summary>
    public List<SupportGroupRow> NewGroups { get; private set; } = [];

    /// <summary>Categories made up since they were last taken.</summary>
    public List<CategoryRow> NewCategories { get; private set; } = [];

    public static async Task<ImportCatalog> LoadAsync(PlatformDbContext db, CalendarLibrary calendars, CancellationToken cancel)
    {
        var organization = await db.Organizations.AsNoTracking().SingleAsync(cancel);
        var services = await db.Services.AsNoTracking().ToListAsync(cancel);
        var policies = await (
            from policy in db.SlaPolicies
            join version in db.SlaPolicyVersions on policy.CurrentVersionId equals version.Id
            select new { policy.Id, Version = version }).AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Version, cancel);
        var rules = await (
            from policy in db.EscalationPolicies
            join version in db.EscalationPolicyVersions on policy.CurrentVersionId equals version.Id
            select new { policy.Id, Version = version }).AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Version, cancel);
        var versions = await db.Calendars.AsNoTracking().ToDictionaryAsync(calendar => calendar.Id, calendar => calendar.CurrentVersionId, cancel);
        var facts = await new FactKeeper(calendars).ContextAsync(db, versions.Values, cancel);
        var fallback = services.Single(service => service.Id == organization.DefaultServiceId);
        ImportService WithLevels(ServiceRow service)
        {
            var version = policies[service.SlaPolicyId ?? fallback.SlaPolicyId!.Value];
            var calendar = service.CalendarId ?? fallback.CalendarId ?? organization.DefaultCalendarId!.Value;
            var escalation = version.EscalationPolicyId is { } id ? rules[id] : null;
            return new ImportService(
                service.Id, version.Id, version.Policy, escalation?.Id, escalation?.Policy ?? EscalationPolicy.None, versions[calendar]);
        }

        var catalog = new ImportCatalog
        {
            OrganizationId = organization.Id,
            OwnNumbers = $"{organization.Key}-",
            DeskId = organization.DeskGroupId!.Value,
            Matrix = organization.PriorityMatrix,
            ReopenDays = organization.ReopenWindowDays,
            Office = facts.DefaultCalendar,
            Facts = facts,
            DefaultService = WithLevels(fallback),
        };
        foreach (var service in services)
        {
            var known = WithLevels(service);
            catalog._servicesById[service.Id] = known;
            catalog._services[service.Key] = known;
            catalog._services[service.Name] = known;
        }
        await catalog.LearnAsync(db, organization.Locale, cancel);
        return catalog;
    }

    /// <summary>The service of that name or key; the default one when there is none.</summary>
    public ImportService ServiceOf(string? name) => name is not null && _services.TryGetValue(name, out var service) ? service : DefaultService;

    /// <summary>A service by its id.</summary>
    public ImportService ServiceOf(Guid id) => _servicesById[id];

    /// <summary>The member of that address; null when there is none.</summary>
    public Guid? PersonOf(string? email) => email is not null && _people.TryGetValue(email, out var person) ? person : null;

    /// <summary>The group of that name or key, made up where the plan allows it; null when there is none.</summary>
    public Guid? GroupOf(string name, bool addsGroups)
    {
        var shown = Shortened(name);
        if (_groups.TryGetValue(shown, out var known)) return known;
        if (!addsGroups) return null;

        var group = NewGroup(CatalogKey.New(shown), shown);
        _groups[shown] = group.Id;
        return group.Id;
    }

    /// <summary>The group of what is not known, made up when it is first asked for.</summary>
    public Guid UnknownGroup()
    {
        if (_hasUnknownGroup) return UnknownGroupId;

        _hasUnknownGroup = true;
        // Not active: nobody assigns to it, and routing never learns it as somebody who resolves.
        NewGroups.Add(new SupportGroupRow
        {
            Id = UnknownGroupId,
            OrganizationId = OrganizationId,
            Key = UnknownGroupKey,
            Name = _unknownGroupName,
            IsActive = false,
        });
        return UnknownGroupId;
    }

    /// <summary>The category of that name or key, made up where the plan allows it; null when there is none.</summary>
    public (Guid Id, bool IsRestricted)? CategoryOf(string name, bool addsCategories)
    {
        var shown = Shortened(name);
        if (_categories.TryGetValue(shown, out var known)) return known;
        if (!addsCategories) return null;

        var category = new CategoryRow { Id = Guid.CreateVersion7(), OrganizationId = OrganizationId, Key = CatalogKey.New(shown), Name = shown };
        NewCategories.Add(category);
        return _categories[shown] = (category.Id, false);
    }

    /// <summary>Hands over what was made up, for the batch that needs it.</summary>
    public (List<SupportGroupRow> Groups, List<CategoryRow> Categories) TakeNew()
    {
        var taken = (NewGroups, NewCategories);
        (NewGroups, NewCategories) = ([], []);
        return taken;
    }

    private async Task LearnAsync(PlatformDbContext db, string locale, CancellationToken cancel)
    {
        var groups = await db.SupportGroups.AsNoTracking().OrderByDescending(group => group.IsActive).ThenBy(group => group.Id)
            .Select(group => new { group.Id, group.Key, group.Name }).ToListAsync(cancel);
        foreach (var group in groups)
        {
            _groups.TryAdd(group.Name, group.Id);
            _groups.TryAdd(group.Key, group.Id);
        }
        var categories = await db.Categories.AsNoTracking().OrderByDescending(category => category.IsActive).ThenBy(category => category.Id)
            .Select(category => new { category.Id, category.Key, category.Name, category.IsRestricted }).ToListAsync(cancel);
        foreach (var category in categories)
        {
            _categories.TryAdd(category.Name, (category.Id, category.IsRestricted));
            _categories.TryAdd(category.Key, (category.Id, category.IsRestricted));
        }
        var people = await db.Members.AsNoTracking().Where(member => member.IsActive).Select(member => new { member.PersonId, member.Email }).ToListAsync(cancel);
        foreach (var person in people) _people[person.Email] = person.PersonId;

        _hasUnknownGroup = _groups.TryGetValue(UnknownGroupKey, out var unknown);
        UnknownGroupId = _hasUnknownGroup ? unknown : Guid.CreateVersion7();
        _unknownGroupName = locale.StartsWith("id", StringComparison.OrdinalIgnoreCase) ? "Tidak diketahui" : "Unknown";
    }

    private SupportGroupRow NewGroup(string key, string name)
    {
        var group = new SupportGroupRow { Id = Guid.CreateVersion7(), OrganizationId = OrganizationId, Key = key, Name = name };
        NewGroups.Add(group);
        return group;
    }

    private static string Shortened(string name) => name.Length <= LongestName ? name : name[..LongestName];
}
