using System.Collections.Concurrent;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data.Identity;
using IncidentPlatform.Domain.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IncidentPlatform.Api.Tests.Identity;

public sealed class SecretsInLogsTests
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task No_password_token_or_hash_is_logged_even_at_the_finest_level()
    {
        var log = new Listener();
        await using var host = await ApiHost.StartAsync(
            configure: services => services.AddLogging(logging => logging.ClearProviders().AddProvider(log).AddFilter<Listener>(null, LogLevel.Trace)));
        var organization = await host.Database.AddOrganizationAsync();
        var (_, email) = await host.AddAccountAsync(organization, Password, Role.Consumer);

        var session = await host.Anonymous().PostAsync("auth/sign-in", new SignInRequest(email, Password)).AsAsync<SignInResponse>();
        var client = host.WithToken(session.AccessToken);
        var token = await client.PostAsync("tokens", new CreateTokenRequest("Sync", [Permissions.ManageSelf])).AsAsync<CreateTokenResponse>();
        await host.WithToken(token.Token).ReadAsync("me");
        await host.WithToken("ips_unknown-and-long-enough").ReadAsync("me");
        await host.Anonymous().PostAsync("auth/refresh", new RefreshRequest(session.RefreshToken));
        await host.Anonymous().PostAsync("auth/forgot", new ForgotPasswordRequest(email));
        var link = await host.FindLinkTokenAsync(organization, email);
        await host.Anonymous().PostAsync("auth/reset", new ResetPasswordRequest(link, "another horse battery"));

        string[] tokens = [session.AccessToken, session.RefreshToken, token.Token, link, "ips_unknown-and-long-enough"];
        string[] secrets = [Password, "another horse battery", .. tokens, .. tokens.Select(text => Convert.ToHexString(Secret.HashOf(text)))];
        var lines = log.Lines.ToArray();
        Assert.Contains(lines, line => line.Contains("auth_session", StringComparison.Ordinal)); // The log did listen.
        Assert.DoesNotContain(lines, line => secrets.Any(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    private sealed class Listener : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
