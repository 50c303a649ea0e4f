using IncidentPlatform.Domain.Identity;

namespace IncidentPlatform.Contracts.Identity;

/// <summary>What an endpoint asks for; its authorization policy bears the same name.</summary>
public static class Permissions
{
    /// <summary>Submit records and follow one's own.</summary>
    public const string Submit = "incidents.submit";

    /// <summary>Read the records that one may see.</summary>
    public const string Read = "incidents.read";

    /// <summary>Move records: assign, accept, hold, resume, escalate, resolve, classify.</summary>
    public const string Work = "incidents.work";

    /// <summary>Record by phone and on somebody's behalf.</summary>
    public const string Record = "incidents.record";

    /// <summary>Declare and lead major incidents.</summary>
    public const string Lead = "incidents.lead";

    /// <summary>Excuse a breached promise, with a reason.</summary>
    public const string ExcuseBreaches = "clocks.excuse";

    /// <summary>Take words and files of records that one sees away for good.</summary>
    public const string Redact = "incidents.redact";

    /// <summary>Read dashboards and reports.</summary>
    public const string ReadReports = "reports.read";

    /// <summary>See what could be handed over to a provider, replay it on the past, and offer it.</summary>
    public const string PlanHandOvers = "handovers.plan";

    /// <summary>Read services, groups and their members.</summary>
    public const string ReadCatalog = "catalog.read";

    /// <summary>Configure services, groups, calendars, levels.</summary>
    public const string Administer = "organization.administer";

    /// <summary>Plan on-call rotas.</summary>
    public const string ManageRotas = "rotas.manage";

    /// <summary>Stand in and swap on the rotas of one's own groups; on all with <see cref="ManageRotas"/>.</summary>
    public const string CoverOnCall = "rotas.cover";

    /// <summary>Change calendars, service levels and the priority matrix.</summary>
    public const string ManageLevels = "levels.manage";

    /// <summary>Invite people and set their roles.</summary>
    public const string AdministerPeople = "people.administer";

    /// <summary>Train, promote and evaluate routing models.</summary>
    public const string ManageRouting = "routing.manage";

    /// <summary>Ask the routing model about a text.</summary>
    public const string PreviewRouting = "routing.preview";

    /// <summary>See, replay and skip parked deliveries.</summary>
    public const string AdministerDeliveries = "deliveries.administer";

    /// <summary>Add, change, test and delete webhooks: what other systems are told.</summary>
    public const string AdministerWebhooks = "webhooks.administer";

    /// <summary>Import records of other systems, and undo that.</summary>
    public const string AdministerImports = "imports.administer";

    /// <summary>See what the auditor found: records that differ from their timeline.</summary>
    public const string ReadAudits = "audits.read";

    /// <summary>Keep saved views and texts of one's own, use those that are shared, and share with one's own groups.</summary>
    public const string UsePresets = "presets.use";

    /// <summary>Share saved views and texts with the organization or any group, and change those that are shared.</summary>
    public const string SharePresets = "presets.share";

    /// <summary>One's own profile, tokens and notifications.</summary>
    public const string ManageSelf = "self.manage";

    private static readonly IReadOnlyList<string> Everybody = [ManageSelf];

    /// <summary>Every permission.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Submit, Read, Work, Record, Lead, Redact, ExcuseBreaches, ReadReports, PlanHandOvers, ReadCatalog, Administer, ManageLevels, ManageRotas,
        CoverOnCall, AdministerPeople, ManageRouting, PreviewRouting, AdministerDeliveries, AdministerWebhooks, AdministerImports, ReadAudits, ManageSelf, UsePresets, SharePresets,
    ];

    /// <summary>What a role allows.</summary>
    public static IReadOnlyList<string> Of(Role role) => role switch
    {
        Role.Consumer => [.. Everybody, Submit, Read],
        Role.Agent => [.. Everybody, Submit, Read, Work, Record, ReadCatalog, CoverOnCall, PreviewRouting, UsePresets],
        Role.SupportMember => [.. Everybody, Submit, Read, Work, ReadCatalog, CoverOnCall, PreviewRouting, UsePresets],
        Role.IncidentManager =>
        [
            .. Everybody, Submit, Read, Work, Record, Lead, ExcuseBreaches, ReadReports, ReadCatalog, ManageRotas, CoverOnCall, ManageRouting,
            PreviewRouting, UsePresets, SharePresets,
        ],
        Role.ServiceDeliveryManager =>
        [
            .. Everybody, Submit, Read, ReadReports, PlanHandOvers, ReadCatalog, ManageLevels, ManageRotas, CoverOnCall, ManageRouting,
            PreviewRouting, UsePresets, SharePresets,
        ],
        Role.BusinessContact => [.. Everybody, ReadReports],
        Role.Administrator =>
        [
            .. Everybody, Redact, ReadCatalog, Administer, ManageLevels, ManageRotas, CoverOnCall, AdministerPeople, AdministerDeliveries,
            AdministerWebhooks, AdministerImports, ReadAudits, ReadReports, PlanHandOvers, ManageRouting, PreviewRouting, UsePresets, SharePresets,
        ],
    };

    /// <summary>What several roles allow together, without repetition, in the order of <see cref="All"/>.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<Role> roles)
    {
        var allowed = roles.SelectMany(Of).ToHashSet();
        return [.. All.Where(allowed.Contains)];
    }
}
