using System.Text;
using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentPlatform.Api.Tests.Hosting;

public sealed class BinderTests
{
    [Theory]
    [InlineData("3", 3)]
    [InlineData("\"3\"", 3)]
    [InlineData("", null)]
    public async Task If_Match_is_a_version_with_or_without_quotes(string header, int? version)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.IfMatch = header;

        Assert.Equal(version, (await IfMatch.BindAsync(context))!.Version);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("W/\"3\"")]
    [InlineData("-1")]
    [InlineData("\"3\", \"4\"")]
    public async Task If_Match_that_is_no_version_is_unreadable(string header)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.IfMatch = header;

        var exception = await Assert.ThrowsAsync<UnreadableFieldException>(async () => await IfMatch.BindAsync(context));

        Assert.Equal("If-Match", exception.Field);
    }

    [Fact]
    public async Task The_same_request_has_the_same_hash_and_its_body_can_still_be_read()
    {
        var (one, two) = (Request("/a", "{\"x\":1}"), Request("/a", "{\"x\":1}"));

        var first = (await IdempotencyKey.BindAsync(one))!.Token!;
        var second = (await IdempotencyKey.BindAsync(two))!.Token!;

        Assert.Equal(first.RequestHash, second.RequestHash);
        Assert.Equal("k", first.Key);
        using var reader = new StreamReader(one.Request.Body);
        Assert.Equal("{\"x\":1}", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/b", "{\"x\":1}")]
    [InlineData("/a", "{\"x\":2}")]
    public async Task Another_route_or_body_has_another_hash(string path, string body)
    {
        var first = (await IdempotencyKey.BindAsync(Request("/a", "{\"x\":1}")))!.Token!;
        var other = (await IdempotencyKey.BindAsync(Request(path, body)))!.Token!;

        Assert.NotEqual(first.RequestHash, other.RequestHash);
    }

    [Fact]
    public async Task Without_a_key_there_is_no_token_and_a_long_key_is_unreadable()
    {
        var none = Request("/a", "");
        none.Request.Headers.Remove("Idempotency-Key");
        var @long = Request("/a", "");
        @long.Request.Headers["Idempotency-Key"] = new string('k', 101);

        Assert.Null((await IdempotencyKey.BindAsync(none))!.Token);
        await Assert.ThrowsAsync<UnreadableFieldException>(async () => await IdempotencyKey.BindAsync(@long));
    }

    [Theory]
    [InlineData("Name", "name")]
    [InlineData("Items[0].DueAt", "items[0].dueAt")]
    public void Fields_have_their_json_names(string path, string expected) => Assert.Equal(expected, ProblemShape.JsonName(path));

    private static DefaultHttpContext Request(string path, string body)
    {
        var user = new CurrentUser
        {
            PersonId = Guid.NewGuid(),
            OrganizationId = Guid.NewGuid(),
            IsProvider = false,
            Roles = [],
            GroupIds = [],
            Permissions = new HashSet<string>(),
            IsProgram = false,
        };
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddSingleton(user).BuildServiceProvider() };
        context.Request.Method = "POST";
        context.Request.Path = path;
        context.Request.Headers["Idempotency-Key"] = "k";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        return context;
    }
}
