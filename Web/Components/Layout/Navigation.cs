using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Web.Components.Ui;
using IncidentPlatform.Web.Sessions;
using Microsoft.AspNetCore.Components.Routing;

namespace IncidentPlatform.Web.Components.Layout;

/// <summary>Where somebody can go, most used first. What a role may not open is not offered.</summary>
internal static class Navigation
{
    public static IReadOnlyList<NavigationEntry> For(Reader reader) => [.. Entries(reader)];

    /// <summary>What the tab bar of a phone has room for, beside the account.</summary>
    public static IReadOnlyList<NavigationEntry> OnTabs(Reader reader) => [.. For(reader).Where(entry => entry.IsOnPhone).Take(4)];

    /// <summary>The rest; on a phone it stands in the account's menu.</summary>
    public static IReadOnlyList<NavigationEntry> BehindTabs(Reader reader) => [.. For(reader).Except(OnTabs(reader))];

    /// <summary>The page that a role works on.</summary>
    public static string HomeOf(Reader reader)
    {
        if (reader.WorksOnIncidents) return Pages.Queue;
        return reader.ReadsServiceLevels ? Pages.ServiceLevels : Pages.MyIncidents;
    }

    private static IEnumerable<NavigationEntry> Entries(Reader reader)
    {
        if (reader.WorksOnIncidents)
            yield return new(Pages.Queue, IconName.Inbox, "NavQueue", "NavQueue");

        if (reader.RecordsForOthers)
            yield return new(Pages.RecordIncident, IconName.Phone, "NavRecord", "NavRecordShort");

        if (reader.ReadsServiceLevels)
            yield return new(Pages.ServiceLevels, IconName.Gauge, "NavServiceLevels", "NavServiceLevelsShort");

        if (reader.Can(Permissions.PlanHandOvers))
            yield return new(Pages.HandOver, IconName.HandOver, "NavHandOver", "NavHandOver", IsOnPhone: false);

        if (reader.Submits)
        {
            yield return new(Pages.MyIncidents, IconName.MyIncidents, "NavMyIncidents", "NavMyIncidentsShort");
            yield return new(Pages.Submit, IconName.Plus, "NavSubmit", "NavSubmitShort", IsOnPhone: !reader.WorksOnIncidents, NavLinkMatch.All);
        }

        if (reader.Can(Permissions.Lead))
            yield return new(Pages.MajorIncidents, IconName.Megaphone, "NavMajors", "NavMajors", IsOnPhone: false);

        if (reader.Can(Permissions.CoverOnCall))
            yield return new(Pages.OnCall, IconName.Alarm, "NavOnCall", "NavOnCall", IsOnPhone: false);

        if (reader.Can(Permissions.UsePresets))
            yield return new(Pages.Templates, IconName.Message, "NavTemplates", "NavTemplates", IsOnPhone: false);

        if (reader.Can(Permissions.ManageRouting))
            yield return new(Pages.Routing, IconName.Routed, "NavRouting", "NavRouting", IsOnPhone: !reader.Submits);

        if (reader.Can(Permissions.Administer) || reader.Can(Permissions.AdministerPeople) || reader.Can(Permissions.ManageLevels))
            yield return new(Pages.Administration, IconName.Settings, "NavAdministration", "NavAdministrationShort", IsOnPhone: !reader.Submits);

        yield return new(Pages.AboutService, IconName.Info, "NavAboutService", "NavAboutService", IsOnPhone: false);
    }
}
