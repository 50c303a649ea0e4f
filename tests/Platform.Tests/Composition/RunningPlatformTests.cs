using System.Net;
using System.Net.Http.Json;
using System.Net.Mail;
using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IncidentPlatform.Platform.Tests.Composition;

public sealed class RunningPlatformTests(RunningPlatform platform)
{
    [Theory]
    [InlineData("web")]
    [InlineData("api")]
    [InlineData("worker")]
    [InlineData("analytics")]
    [InlineData("mailbox")]
    public async Task Process_is_alive_and_ready(string process)
    {
        using var client = await platform.ClientAsync(process);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/alive", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health", Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("platform", "app_tenant")]
    [InlineData("platform-provider", "app_provider")]
    [InlineData("platform-worker", "app_worker")]
    [InlineData("web-keys", "web_keys")]
    public async Task Connection_signs_in_as_a_role_that_walls_bind(string connectionName, string role)
    {
        var app = await platform.ApplicationAsync();
        await using var connection = new NpgsqlConnection(await app.GetConnectionStringAsync(connectionName, Cancel));
        await connection.OpenAsync(Cancel);

        await using var command = new NpgsqlCommand("select rolname::text, rolsuper or rolbypassrls from pg_roles where rolname = current_user", connection);
        await using var reader = await command.ExecuteReaderAsync(Cancel);

        Assert.True(await reader.ReadAsync(Cancel));
        Assert.Equal(role, reader.GetString(0));
        Assert.False(reader.GetBoolean(1));
    }

    [Fact]
    public async Task Only_the_migration_step_gets_the_owner()
    {
        var app = await platform.ApplicationAsync();
        var model = app.Services.GetRequiredService<DistributedApplicationModel>();
        var context = app.Services.GetRequiredService<DistributedApplicationExecutionContext>();

        var holders = new List<string>();
        foreach (var resource in model.Resources.OfType<ProjectResource>())
        {
            var settings = await ExecutionConfigurationBuilder.Create(resource).WithEnvironmentVariablesConfig().BuildAsync(context, null, Cancel);
            if (settings.EnvironmentVariables.Any(pair => pair.Value.Contains("Username=owner", StringComparison.Ordinal))) holders.Add(resource.Name);
        }

        Assert.Equal(["migrations"], holders);
    }

    [Fact]
    public async Task Metrics_are_for_callers_of_this_machine_only()
    {
        using var client = await platform.ClientAsync("api");
        using var forwarded = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        forwarded.Headers.Add("X-Forwarded-For", "203.0.113.7");

        Assert.Contains("http_server_request_duration_seconds_count", await client.GetStringAsync("/metrics", Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(forwarded, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Mail_that_was_sent_is_shown_encoded_and_listed_for_its_recipient()
    {
        var app = await platform.ApplicationAsync();
        var recipient = $"{Guid.NewGuid():N}@demo.example";
        using (var smtp = new SmtpClient("127.0.0.1", app.GetEndpoint("mailbox", "smtp").Port))
        {
            using var mail = new MailMessage("support@demo.example", recipient, "<script>alert(1)</script>", "See https://localhost/incidents/DEMO-1?x=1&y=2.");
            await smtp.SendMailAsync(mail, Cancel);
        }

        using var client = await platform.ClientAsync("mailbox");
        var listed = await client.GetFromJsonAsync<JsonElement>($"/messages?to={recipient}", Cancel);
        var page = await client.GetAsync($"/mail/{listed[0].GetProperty("id").GetInt32()}", Cancel);
        var html = await page.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(1, listed.GetArrayLength());
        Assert.Equal("https://localhost/incidents/DEMO-1?x=1&y=2", listed[0].GetProperty("links")[0].GetString());
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
