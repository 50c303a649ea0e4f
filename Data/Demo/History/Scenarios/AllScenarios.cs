namespace IncidentPlatform.Data.Demo.History.Scenarios;

internal static class AllScenarios
{
    public static readonly Scenario[] List =
    [
        .. AccountScenarios.All, .. WorkplaceScenarios.All, .. MailScenarios.All, .. NetworkScenarios.All, .. BusinessScenarios.All, .. BranchScenarios.All,
    ];

    /// <summary>Whom people mistake a group for when they choose by hand; the desk is everybody's first idea.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Confusions = new Dictionary<string, string[]>
    {
        ["service-desk"] = ["end-user-devices", "identity-access", "email-collaboration"],
        ["end-user-devices"] = ["service-desk", "service-desk", "branch-kiosk-printing", "network"],
        ["branch-kiosk-printing"] = ["end-user-devices", "service-desk", "network"],
        ["network"] = ["service-desk", "server-storage", "end-user-devices"],
        ["identity-access"] = ["service-desk", "service-desk", "hr-applications", "erp-finance"],
        ["email-collaboration"] = ["service-desk", "end-user-devices", "network"],
        ["erp-finance"] = ["service-desk", "database", "identity-access"],
        ["hr-applications"] = ["service-desk", "identity-access", "erp-finance"],
        ["core-banking"] = ["database", "network", "service-desk"],
        ["database"] = ["server-storage", "core-banking", "erp-finance"],
        ["server-storage"] = ["network", "database", "service-desk"],
        ["security"] = ["service-desk", "email-collaboration", "end-user-devices"],
    };
}
