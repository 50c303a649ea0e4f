namespace IncidentPlatform.AppHost.Startup;

/// <summary>Who can sign in where the demo is on: Development only.</summary>
internal static class DemoUsers
{
    public static readonly IReadOnlyList<string> Lines =
    [
        "  Demo users, password Demo-2026!",
        "    consumer@demo.example   submits incidents        agent@demo.example      service desk",
        "    member@demo.example     support group            manager@demo.example    incident manager",
        "    delivery@demo.example   service delivery         admin@demo.example      administrator",
        "    provider@demo.example   external provider",
        "    consumer@, agent@, admin@other.example           a second organization",
    ];
}
