using System.Net;
using IncidentPlatform.Domain.Webhooks;

namespace IncidentPlatform.Domain.Tests.Webhooks;

public sealed class WebhookAddressTests
{
    [Theory]
    [InlineData("this network", "0.0.0.0")]
    [InlineData("private, 10/8", "10.1.2.3")]
    [InlineData("carrier-grade NAT", "100.64.0.1")]
    [InlineData("loopback", "127.0.0.1")]
    [InlineData("loopback, another one", "127.255.255.254")]
    [InlineData("metadata of a cloud", "169.254.169.254")]
    [InlineData("private, 172.16/12", "172.31.255.255")]
    [InlineData("private, 192.168/16", "192.168.1.1")]
    [InlineData("benchmarks", "198.19.0.1")]
    [InlineData("documentation", "203.0.113.7")]
    [InlineData("multicast", "224.0.0.1")]
    [InlineData("broadcast", "255.255.255.255")]
    [InlineData("unspecified", "::")]
    [InlineData("loopback in IPv6", "::1")]
    [InlineData("IPv4 mapped into IPv6", "::ffff:10.0.0.1")]
    [InlineData("loopback mapped into IPv6", "::ffff:127.0.0.1")]
    [InlineData("IPv4-compatible", "::7f00:1")]
    [InlineData("translated IPv4", "64:ff9b::a00:1")]
    [InlineData("locally translated IPv4", "64:ff9b:1::1")]
    [InlineData("discard only", "100::1")]
    [InlineData("unique local", "fd12:3456::1")]
    [InlineData("link-local in IPv6", "fe80::1")]
    [InlineData("site-local", "fec0::1")]
    [InlineData("multicast in IPv6", "ff02::1")]
    [InlineData("Teredo", "2001:0:53aa::1")]
    [InlineData("6to4 of a private address", "2002:a00:1::1")]
    [InlineData("documentation in IPv6", "2001:db8::1")]
    public void No_address_outside_the_public_internet_may_be_called(string why, string address)
    {
        Assert.False(WebhookAddress.IsPublic(IPAddress.Parse(address)), why);
        Assert.False(WebhookAddress.MayConnect(IPAddress.Parse(address), allowsLoopback: false), why);
    }

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("2606:4700::1111")]
    public void Every_other_address_may_be_called(string address) => Assert.True(WebhookAddress.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("10.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    public void In_Development_this_machine_may_be_called_and_nothing_else_beside_the_internet(string address, bool may) =>
        Assert.Equal(may, WebhookAddress.MayConnect(IPAddress.Parse(address), allowsLoopback: true));

    [Theory]
    [InlineData("https://hooks.example.com/incidents?key=1", null)]
    [InlineData("https://hooks.example.com:8443/", null)]
    [InlineData("https://1.1.1.1/", null)]
    [InlineData("http://hooks.example.com/", WebhookProblemCodes.NotEncrypted)]
    [InlineData("ftp://hooks.example.com/", WebhookProblemCodes.NotEncrypted)]
    [InlineData("file:///etc/passwd", WebhookProblemCodes.NoAddress)]
    [InlineData("hooks.example.com", WebhookProblemCodes.NoAddress)]
    [InlineData("/incidents", WebhookProblemCodes.NoAddress)]
    [InlineData("", WebhookProblemCodes.NoAddress)]
    [InlineData("https://user:word@hooks.example.com/", WebhookProblemCodes.HasCredentials)]
    [InlineData("https://localhost/", WebhookProblemCodes.NotPublic)]
    [InlineData("https://postgres/", WebhookProblemCodes.NotPublic)]
    [InlineData("https://127.0.0.1/", WebhookProblemCodes.NotPublic)]
    [InlineData("https://[::1]/", WebhookProblemCodes.NotPublic)]
    [InlineData("https://[::ffff:10.0.0.1]/", WebhookProblemCodes.NotPublic)]
    [InlineData("https://2130706433/", WebhookProblemCodes.NotPublic)]
    [InlineData("https://0x7f.1/", WebhookProblemCodes.NotPublic)]
    [InlineData("https://169.254.169.254/latest/meta-data", WebhookProblemCodes.NotPublic)]
    [InlineData("http://localhost:8080/", WebhookProblemCodes.NotEncrypted)]
    public void Only_an_encrypted_address_on_the_internet_is_accepted(string url, string? problem) =>
        Assert.Equal(problem, WebhookAddress.Check(url, allowsLoopback: false));

    [Theory]
    [InlineData("http://localhost:8080/", null)]
    [InlineData("http://127.0.0.1:8080/hook", null)]
    [InlineData("https://localhost/", null)]
    [InlineData("http://hooks.example.com/", WebhookProblemCodes.NotEncrypted)]
    [InlineData("https://10.0.0.1/", WebhookProblemCodes.NotPublic)]
    public void In_Development_this_machine_is_accepted_without_encryption(string url, string? problem) =>
        Assert.Equal(problem, WebhookAddress.Check(url, allowsLoopback: true));

    [Fact]
    public void An_address_has_its_limit() =>
        Assert.Equal(WebhookProblemCodes.NoAddress, WebhookAddress.Check($"https://hooks.example.com/{new string('a', 500)}", allowsLoopback: false));
}
