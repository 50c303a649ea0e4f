using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Identity;
using IncidentPlatform.Data.Notifications;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace IncidentPlatform.Api.Tests.Hosting;

/// <summary>The API in this process, over the shared database and connected as in production.</summary>
public sealed partial class ApiHost : WebApplicationFactory<Program>
{
    private const string ServiceKey = "a service key that only tests know";
    private static readonly Lazy<Task<ApiHost>> SharedHost = new(() => StartAsync());

    private readonly PlatformDatabase _database;
    private readonly TimeProvider? _time;
    private readonly IReadOnlyDictionary<string, string?> _settings;
    private readonly Action<IServiceCollection>? _configure;

    private ApiHost(
        PlatformDatabase database, TimeProvider? time, IReadOnlyDictionary<string, string?>? settings, Action<IServiceCollection>? configure)
    {
        _database = database;
        _time = time;
        _settings = settings ?? new Dictionary<string, string?>();
        _configure = configure;
    }

    /// <summary>The database behind it.</summary>
    public PlatformDatabase Database => _database;

    /// <summary>The API's clock.</summary>
    public TimeProvider Time => Services.GetRequiredService<TimeProvider>();

    /// <summary>One API for every test of the process that does not need its own.</summary>
    public static Task<ApiHost> SharedAsync() => SharedHost.Value;

    /// <summary>An API of one's own.</summary>
    /// <param name="time">Its clock; null for the real one.</param>
    /// <param name="settings">More configuration.</param>
    /// <param name="configure">More services.</param>
    /// <param name="database">Its database; null for the shared one.</param>
    public static async Task<ApiHost> StartAsync(
        TimeProvider? time = null, IReadOnlyDictionary<string, string?>? settings = null,
        Action<IServiceCollection>? configure = null, PlatformDatabase? database = null)
    {
        var host = new ApiHost(database ?? await PlatformDatabase.SharedAsync(), time, settings, configure);
        host.StartServer(); // Now: two tests that ask at once would start two.
        return host;
    }

    /// <summary>A client that is not signed in and follows no redirects.</summary>
    public HttpClient Anonymous() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>A client as Web calls: with the service key, on behalf of a browser at an address.</summary>
    public HttpClient FromBrowserAt(string address)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Add("X-Service-Key", ServiceKey);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }

    /// <summary>A client signed in as a new person with these roles.</summary>
    public async Task<HttpClient> ClientForAsync(TestOrganization organization, params Role[] roles)
    {
        var person = await _database.AddPersonAsync(organization.Row, string.Concat(roles), roles, []);
        return await ClientForAsync(organization, person);
    }

    /// <summary>A client signed in as this person.</summary>
    public async Task<HttpClient> ClientForAsync(TestOrganization organization, Guid personId) =>
        WithToken(await AddSessionAsync(organization.Id, personId));

    /// <summary>A client with this token.</summary>
    public HttpClient WithToken(string token)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Makes a person who can sign in.</summary>
    public async Task<(Guid Id, string Email)> AddAccountAsync(TestOrganization organization, string password, params Role[] roles)
    {
        var id = await _database.AddPersonAsync(organization.Row, "Person", roles, []);
        var email = "";
        await AsOwnerAsync(organization.Id, async db =>
        {
            var person = await db.People.SingleAsync(row => row.Id == id);
            person.PasswordHash = Services.GetRequiredService<Passwords>().Hash(password);
            email = person.Email;
            await db.SaveChangesAsync();
        });
        return (id, email);
    }

    /// <summary>The newest mail to this address.</summary>
    public async Task<MessageRow?> FindMailAsync(TestOrganization organization, string address)
    {
        MessageRow? mail = null;
        await AsOwnerAsync(organization.Id, async db =>
            mail = await db.Messages.Where(message => message.Address == address).OrderByDescending(message => message.Id).FirstOrDefaultAsync());
        return mail;
    }

    /// <summary>The token in the link of the newest mail to this address.</summary>
    public async Task<string> FindLinkTokenAsync(TestOrganization organization, string address)
    {
        var mail = await FindMailAsync(organization, address) ?? throw new InvalidOperationException("There is no mail.");
        return LinkToken().Match(mail.Body).Groups[1].Value;
    }

    /// <summary>Makes a session and returns its access token.</summary>
    public async Task<string> AddSessionAsync(Guid organizationId, Guid personId)
    {
        var now = WholeSeconds.Now(Time);
        var access = Secret.New(Secret.Access);
        await AsOwnerAsync(organizationId, async db =>
        {
            db.Sessions.Add(new SessionRow
            {
                Id = Guid.CreateVersion7(),
                OrganizationId = organizationId,
                PersonId = personId,
                TokenHash = access.Hash,
                RefreshHash = Secret.New(Secret.Refresh).Hash,
                CreatedAt = now,
                ExpiresAt = now + Duration.FromMinutes(30),
                AbsoluteExpiresAt = now + Duration.FromHours(12),
            });
            await db.SaveChangesAsync();
        });
        return access.Text;
    }

    /// <summary>Looks into the database, or changes it, over every wall.</summary>
    public async Task AsOwnerAsync(Guid organizationId, Func<PlatformDbContext, Task> work)
    {
        await using var source = PlatformDataExtensions.CreateSource(_database.OwnerConnectionString);
        var options = (DbContextOptions<PlatformDbContext>)new DbContextOptionsBuilder<PlatformDbContext>().UsePlatform(source).Options;
        await using var db = new PlatformDbContext(options, new CurrentTenant(organizationId));
        await work(db);
    }

    [GeneratedRegex(@"\?token=([\w-]+)")]
    private static partial Regex LinkToken();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:platform", _database.TenantConnectionString);
        builder.UseSetting("ConnectionStrings:platform-provider", _database.ProviderConnectionString);
        builder.UseSetting("Web:ServiceKey", ServiceKey);
        builder.UseSetting("Analytics:Key", "an internal key that only tests know of");
        builder.UseSetting("Analytics:Url", "http://127.0.0.1:9"); // the discard port: nobody answers
        builder.UseSetting("Webhooks:SecretKey", "a key of webhook secrets that only tests know");
        builder.UseSetting("Web:PublicUrl", "https://support.example");
        builder.UseSetting("Limits:AnonymousRequestsPerMinute", "100000"); // All tests come from one address.
        foreach (var (key, value) in _settings) builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            if (_time is not null) services.Replace(ServiceDescriptor.Singleton(_time));
            _configure?.Invoke(services);
        });
    }
}
