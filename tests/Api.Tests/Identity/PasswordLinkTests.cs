using System.Net;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace IncidentPlatform.Api.Tests.Identity;

public sealed class PasswordLinkTests : IAsyncLifetime
{
    private const string Password = "correct horse battery";
    private const string NewPassword = "another horse battery";
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 3, 2, 0, 0, TimeSpan.Zero));
    private ApiHost _host = null!;
    private TestOrganization _organization = null!;
    private string _email = "";

    public async ValueTask InitializeAsync()
    {
        _host = await ApiHost.StartAsync(_time);
        _organization = await _host.Database.AddOrganizationAsync();
        (_, _email) = await _host.AddAccountAsync(_organization, Password, Role.Consumer);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task The_mail_waits_for_the_worker_in_the_persons_language_with_a_link_to_the_front_end()
    {
        await ForgotAsync(_email);

        var mail = (await _host.FindMailAsync(_organization, _email))!;
        Assert.Equal($"{_organization.Row.Name}: set a new password", mail.Subject);
        Assert.Contains("https://support.example/reset-password?token=ipl_", mail.Body, StringComparison.Ordinal);
        Assert.Contains("3 March 2026 11:00 WIB", mail.Body, StringComparison.Ordinal);
        await _host.AsOwnerAsync(_organization.Id, async db =>
        {
            var delivery = await db.Deliveries.SingleAsync(row => row.RecordId == mail.Id);
            Assert.Equal((Subscriptions.Mail, _organization.Id), (delivery.Subscription, delivery.OrganizationId));
        });
    }

    [Fact]
    public async Task An_unknown_address_gets_the_same_answer_and_no_mail()
    {
        var unknown = $"{Guid.NewGuid():N}@test.example";

        Assert.Equal(await ForgotAsync(_email), await ForgotAsync(unknown));

        Assert.Null(await _host.FindMailAsync(_organization, unknown));
    }

    [Fact]
    public async Task Impatience_sends_one_mail_a_minute()
    {
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.NoContent, await ForgotAsync(_email));

        await _host.AsOwnerAsync(_organization.Id, async db => Assert.Equal(1, await db.Messages.CountAsync(message => message.Address == _email)));
    }

    [Fact]
    public async Task The_link_sets_the_password_and_ends_every_session()
    {
        var before = await SignInAsync(Password).AsAsync<SignInResponse>();
        await ForgotAsync(_email);

        Assert.Equal(HttpStatusCode.NoContent, await ResetAsync(await TokenAsync()).StatusAsync());

        Assert.Equal(HttpStatusCode.Unauthorized, await _host.WithToken(before.AccessToken).ReadAsync("me").StatusAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(Password).StatusAsync());
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(NewPassword).StatusAsync());
    }

    [Fact]
    public async Task A_link_works_once()
    {
        await ForgotAsync(_email);
        var token = await TokenAsync();
        await ResetAsync(token);

        var problem = await ResetAsync(token, "a third horse battery").ProblemAsync();

        Assert.Equal((422, "token"), (problem.Status!.Value, Assert.Single(problem.Errors!).Key));
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(NewPassword).StatusAsync());
    }

    [Fact]
    public async Task A_link_used_twice_at_once_works_once()
    {
        await ForgotAsync(_email);
        var token = await TokenAsync();

        var statuses = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => ResetAsync(token, $"horse number {i} battery").StatusAsync()));

        Assert.Single(statuses, HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_link_ends_after_two_hours()
    {
        await ForgotAsync(_email);
        var token = await TokenAsync();
        _time.Advance(TimeSpan.FromHours(2));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ResetAsync(token).StatusAsync());
    }

    [Fact]
    public async Task Using_one_link_ends_the_others()
    {
        await ForgotAsync(_email);
        var first = await TokenAsync();
        _time.Advance(TimeSpan.FromMinutes(2));
        await ForgotAsync(_email);
        await ResetAsync(await TokenAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ResetAsync(first, "a third horse battery").StatusAsync());
    }

    [Fact]
    public async Task A_refused_password_does_not_use_the_link_up()
    {
        await ForgotAsync(_email);
        var token = await TokenAsync();
        Assert.Equal(["password"], (await ResetAsync(token, "aaaaaaaaaaaa").ProblemAsync()).Errors!.Keys);
        Assert.Equal(["password"], (await ResetAsync(token, "short").ProblemAsync()).Errors!.Keys);

        Assert.Equal(HttpStatusCode.NoContent, await ResetAsync(token).StatusAsync());
    }

    [Fact]
    public async Task Getting_the_address_of_a_link_changes_nothing()
    {
        await ForgotAsync(_email);
        var token = await TokenAsync();

        await _host.Anonymous().ReadAsync($"auth/reset?token={token}");

        Assert.Equal(HttpStatusCode.NoContent, await ResetAsync(token).StatusAsync());
    }

    private async Task<HttpStatusCode> ForgotAsync(string email) => await _host.Anonymous().PostAsync("auth/forgot", new ForgotPasswordRequest(email)).StatusAsync();

    private Task<string> TokenAsync() => _host.FindLinkTokenAsync(_organization, _email);

    private Task<HttpResponseMessage> ResetAsync(string token, string password = NewPassword) =>
        _host.Anonymous().PostAsync("auth/reset", new ResetPasswordRequest(token, password));

    private Task<HttpResponseMessage> SignInAsync(string password) => _host.Anonymous().PostAsync("auth/sign-in", new SignInRequest(_email, password));
}
