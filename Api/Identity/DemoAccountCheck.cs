using IncidentPlatform.Data.Identity;
using IncidentPlatform.ServiceDefaults.Startup;

namespace IncidentPlatform.Api.Identity;

/// <summary>Refuses a database in which a demo user could sign in.</summary>
internal sealed class DemoAccountCheck(IServiceScopeFactory scopes, Passwords passwords) : IStartupCheck
{
    public async Task<IReadOnlyList<string>> FindProblemsAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var administrator = await scope.ServiceProvider.GetRequiredService<Accounts>().FindAsync("admin@demo.example", cancel);
        return passwords.Check(administrator, Passwords.Demo).IsRight
            ? ["The database holds the demo users with their known password: use a database without them (ConnectionStrings:platform)."]
            : [];
    }
}
