using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Sessions;

namespace IncidentPlatform.Web.Components.Administration;

/// <summary>One page of the administration.</summary>
/// <param name="Key">Its name's text.</param>
internal sealed record AdministrationTab(string Href, string Key)
{
    /// <summary>Those that the reader may open.</summary>
    public static IReadOnlyList<AdministrationTab> For(Reader reader) => [.. Tabs(reader)];

    private static IEnumerable<AdministrationTab> Tabs(Reader reader)
    {
        if (reader.Can(Permissions.AdministerPeople)) yield return new(Pages.People, "TabPeople");
        if (reader.Can(Permissions.Administer))
        {
            yield return new(Pages.Groups, "TabGroups");
            yield return new(Pages.Services, "TabServices");
            yield return new(Pages.Categories, "TabCategories");
        }

        if (reader.Can(Permissions.ManageLevels))
        {
            yield return new(Pages.Calendars, "TabCalendars");
            yield return new(Pages.SlaPolicies, "TabSlaPolicies");
            yield return new(Pages.EscalationPolicies, "TabEscalation");
            yield return new(Pages.PriorityMatrix, "TabPriorityMatrix");
        }

        if (reader.Can(Permissions.Administer)) yield return new(Pages.MailIntake, "TabMail");
        if (reader.Can(Permissions.AdministerWebhooks)) yield return new(Pages.Webhooks, "TabWebhooks");
        if (reader.Can(Permissions.AdministerImports)) yield return new(Pages.Imports, "TabImports");
        if (reader.Can(Permissions.AdministerDeliveries)) yield return new(Pages.Deliveries, "TabDeliveries");
        if (reader.Can(Permissions.ReadAudits)) yield return new(Pages.Audit, "TabAudit");
    }
}
