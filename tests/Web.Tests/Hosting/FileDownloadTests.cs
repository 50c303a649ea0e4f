using System.Net;
using System.Net.Http.Headers;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;

namespace IncidentPlatform.Web.Tests.Hosting;

public sealed class FileDownloadTests
{
    private static readonly Guid File = Guid.NewGuid();

    [Fact]
    public async Task A_file_is_saved_and_never_shown_whatever_the_api_calls_it()
    {
        using var reader = await SignedIn.AsAsync(Role.Consumer);
        reader.Answers[$"GET attachments/{File}"] = () =>
        {
            var content = new StringContent("<script>alert(1)</script>", new MediaTypeHeaderValue("text/html"));
            content.Headers.ContentDisposition = new("attachment") { FileNameStar = "laporan überall.html" };
            return new(HttpStatusCode.OK) { Content = content };
        };

        using var answer = await reader.Browser.GetAsync($"/files/{File}", TestContext.Current.CancellationToken);

        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("laporan überall.html", answer.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("<script>alert(1)</script>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_is_not_the_readers_is_not_found()
    {
        using var reader = await SignedIn.AsAsync(Role.Consumer);
        reader.Answers[$"GET attachments/{File}"] = () => SignedIn.Problem(HttpStatusCode.NotFound, ProblemCodes.NotFound);

        using var answer = await reader.Browser.GetAsync($"/files/{File}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
