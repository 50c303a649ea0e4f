using IncidentPlatform.Web.Sessions;

namespace IncidentPlatform.Web.Tests.Sessions;

public sealed class ReturnUrlTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/queue?state=New&open=DEMO-1")]
    public void A_page_of_our_own_is_returned_to(string url) => Assert.Equal(url, ReturnUrl.LocalOrHome(url));

    [Theory]
    [InlineData("nothing", null)]
    [InlineData("empty", "")]
    [InlineData("another host", "https://evil.example/")]
    [InlineData("another host without scheme", "//evil.example/")]
    [InlineData("backslash that browsers read as slash", "/\\evil.example")]
    [InlineData("relative", "queue")]
    [InlineData("script", "javascript:alert(1)")]
    [InlineData("a tab that browsers drop", "/\t/evil.example")]
    [InlineData("a line break", "/queue\r\nSet-Cookie: a=b")]
    public void Anything_else_leads_home(string reason, string? url) => Assert.True(ReturnUrl.LocalOrHome(url) == "/", reason);
}
