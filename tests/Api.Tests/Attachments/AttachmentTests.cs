using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using IncidentPlatform.Contracts.Attachments;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using static IncidentPlatform.Api.Tests.Incidents.IncidentRoom;

namespace IncidentPlatform.Api.Tests.Attachments;

public sealed class AttachmentTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_large_file_comes_back_as_it_was_to_be_saved_and_not_shown()
    {
        var room = await OpenAsync();
        var incident = await room.SubmitAsync();
        byte[] bytes = [.. Png, .. RandomNumberGenerator.GetBytes(600_000)];

        var stored = Assert.Single((await AttachAsync(room.Consumer, incident, bytes, "Layar rusak – 1.png")).Items);
        using var response = await room.Agent.GetAsync($"/api/v1/attachments/{stored.Id}", Cancel);

        Assert.Equal(("Layar rusak – 1.png", "image/png", bytes.LongLength), (stored.FileName, stored.ContentType, stored.Size));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), stored.Sha256);
        Assert.Equal(bytes, await response.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("Layar rusak – 1.png", response.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("sandbox;", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains(await TimelineAsync(room.Consumer, incident.Id), line => line.Type == "Attached");
    }

    [Theory]
    [InlineData("page.html", "<html><script>alert(1)</script></html>", "text/plain")]
    [InlineData("picture.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>", "text/plain")]
    [InlineData("log.txt", "2026-11-24 ERROR spooler stopped", "text/plain")]
    [InlineData("mail.eml", "Received: from relay\r\nSubject: Printer\r\n\r\nIt jams", "message/rfc822")]
    [InlineData("invoice.exe", "%PDF-1.7 and more", "application/pdf")]
    public async Task The_type_is_what_the_content_says(string name, string content, string type)
    {
        var room = await OpenAsync();

        var stored = Assert.Single((await AttachAsync(room.Consumer, await room.SubmitAsync(), Encoding.UTF8.GetBytes(content), name)).Items);
        using var response = await room.Consumer.GetAsync($"/api/v1/attachments/{stored.Id}", Cancel);

        Assert.Equal(type, stored.ContentType);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task An_office_document_is_told_from_other_archives()
    {
        var room = await OpenAsync();
        var incident = await room.SubmitAsync();

        var sheet = await AttachAsync(room.Consumer, incident, Archive("[Content_Types].xml", "xl/workbook.xml"), "a.zip");
        var archive = await AttachAsync(room.Consumer, incident, Archive("readme.txt"), "b.xlsx");

        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet.Items[0].ContentType);
        Assert.Equal("application/zip", archive.Items[0].ContentType);
    }

    [Theory]
    [InlineData("a program", new byte[] { (byte)'M', (byte)'Z', 0x90, 0, 3, 0 })]
    [InlineData("a damaged archive", new byte[] { (byte)'P', (byte)'K', 3, 4, 0, 0 })]
    [InlineData("nothing", new byte[0])]
    public async Task What_is_not_taken_is_refused_and_leaves_nothing(string reason, byte[] bytes)
    {
        var room = await OpenAsync();
        var incident = await room.SubmitAsync();

        using var response = await TryAttachAsync(room.Consumer, incident, bytes, "harmless.png");

        var problem = await ProblemAsync(response, HttpStatusCode.UnprocessableEntity);
        Assert.True(problem.Errors!.ContainsKey("file"), reason);
        Assert.Empty((await GetAsync<PageResponse<AttachmentResponse>>(room.Consumer, $"incidents/{incident.Id}/attachments")).Items);
        Assert.DoesNotContain(await TimelineAsync(room.Consumer, incident.Id), line => line.Type == "Attached");
    }

    [Fact]
    public async Task The_largest_file_is_taken_and_one_byte_more_is_not()
    {
        var room = await OpenAsync();
        var incident = await room.SubmitAsync();
        var bytes = new byte[AttachmentLimits.MaxBytes + 1];
        Png.CopyTo(bytes, 0);

        using var tooLarge = await TryAttachAsync(room.Consumer, incident, bytes, "big.png");
        var largest = await AttachAsync(room.Consumer, incident, bytes[..^1], "big.png");

        var problem = await ProblemAsync(tooLarge, HttpStatusCode.RequestEntityTooLarge);
        Assert.Equal((ProblemCodes.TooLarge, "file"), (problem.Code, Assert.Single(problem.Errors!.Keys)));
        Assert.Equal(AttachmentLimits.MaxBytes, largest.Items[0].Size);
        await room.Host.AsOwnerAsync(room.Organization.Id, async db =>
            Assert.Equal(100, await db.AttachmentChunks.CountAsync(chunk => chunk.AttachmentId == largest.Items[0].Id, Cancel)));
    }

    [Fact]
    public async Task A_form_brings_ten_files_at_once_and_not_eleven()
    {
        var room = await OpenAsync();
        var incident = await room.SubmitAsync();

        using var ten = await PostFormAsync(room.Agent, incident, 10, "Internal");
        using var eleven = await PostFormAsync(room.Agent, incident, 11, "Internal");

        var stored = await ReadAsync<PageResponse<AttachmentResponse>>(ten);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"note-{i}.txt"), stored.Items.Select(file => file.FileName));
        Assert.All(stored.Items, file => Assert.Equal(Visibility.Internal, file.Visibility));
        Assert.Contains("file", (await ProblemAsync(eleven, HttpStatusCode.UnprocessableEntity)).Errors!.Keys);
    }

    [Fact]
    public async Task A_form_that_ends_early_is_refused()
    {
        var room = await OpenAsync();
        var incident = await room.SubmitAsync();
        using var content = new StringContent("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nhal");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");

        using var response = await room.Consumer.PostAsync($"/api/v1/incidents/{incident.Id}/attachments", content, Cancel);

        Assert.Contains("file", (await ProblemAsync(response, HttpStatusCode.UnprocessableEntity)).Errors!.Keys);
    }

    [Fact]
    public async Task An_internal_file_is_neither_listed_nor_given_to_a_consumer()
    {
        var room = await OpenAsync();
        var incident = await room.SubmitAsync();
        var secret = (await AttachAsync(room.Agent, incident, Png, "trace.png", "?visibility=Internal")).Items[0];
        var open = (await AttachAsync(room.Agent, incident, Png, "guide.png")).Items[0];

        var seen = await GetAsync<PageResponse<AttachmentResponse>>(room.Consumer, $"incidents/{incident.Number}/attachments");
        using var written = await TryAttachAsync(room.Consumer, incident, Png, "mine.png", "?visibility=Internal");

        Assert.Equal([open.Id], seen.Items.Select(file => file.Id));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(room.Consumer, $"attachments/{secret.Id}"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(room.Agent, $"attachments/{secret.Id}"));
        Assert.Equal(HttpStatusCode.Forbidden, written.StatusCode);
    }

    [Fact]
    public async Task A_file_is_seen_by_those_who_see_its_record()
    {
        var room = await OpenAsync();
        var file = (await AttachAsync(room.Consumer, await room.SubmitAsync(), Png, "screen.png")).Items[0];

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(await room.ClientAsync(Role.Consumer), $"attachments/{file.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync((await OpenAsync()).Manager, $"attachments/{file.Id}"));
    }

    [Fact]
    public async Task A_request_repeated_with_its_key_attaches_once()
    {
        var room = await OpenAsync();
        var incident = await room.SubmitAsync();

        var first = await AttachAsync(room.Consumer, incident, Png, "screen.png", key: "photo-1");
        var again = await AttachAsync(room.Consumer, incident, Png, "screen.png", key: "photo-1");
        using var other = await TryAttachAsync(room.Consumer, incident, [.. Png, 9], "screen.png", key: "photo-1");

        Assert.Equal(first.Items, again.Items);
        Assert.Equal(ProblemCodes.IdempotencyKeyReused, (await ProblemAsync(other, HttpStatusCode.UnprocessableEntity)).Code);
        Assert.Single((await GetAsync<PageResponse<AttachmentResponse>>(room.Consumer, $"incidents/{incident.Id}/attachments")).Items);
    }

    [Fact]
    public async Task A_closed_record_takes_no_file()
    {
        var room = await OpenAsync();
        var incident = await MoveAsync(room.Agent, await room.SubmitAsync(), "cancel", new ReasonRequest("Twice"));

        using var response = await TryAttachAsync(room.Consumer, incident, Png, "late.png");

        Assert.Equal("not-editable", (await ProblemAsync(response, HttpStatusCode.Conflict)).Reason);
        await room.Host.AsOwnerAsync(room.Organization.Id, async db => Assert.Equal(0, await db.AttachmentChunks.CountAsync(Cancel)));
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\temp\\report.pdf", "report.pdf")]
    [InlineData("a\u0000b\r\n.txt", "ab.txt")]
    [InlineData("...", "file")]
    [InlineData("", "file")]
    public void A_name_keeps_no_path_and_no_control_character(string sent, string kept) =>
        Assert.Equal(kept, Data.Attachments.FileName.Safe(sent));

    private static async Task<PageResponse<AttachmentResponse>> AttachAsync(
        HttpClient by, IncidentResponse incident, byte[] bytes, string name, string query = "", string? key = null)
    {
        using var response = await TryAttachAsync(by, incident, bytes, name, query, key);
        Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync(Cancel));
        return await ReadAsync<PageResponse<AttachmentResponse>>(response);
    }

    private static async Task<HttpResponseMessage> TryAttachAsync(
        HttpClient by, IncidentResponse incident, byte[] bytes, string name, string query = "", string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/incidents/{incident.Id}/attachments{query}");
        request.Content = new ByteArrayContent(bytes);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.Add(AttachmentLimits.NameHeader, Uri.EscapeDataString(name));
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await by.SendAsync(request, Cancel);
    }

    private static async Task<HttpResponseMessage> PostFormAsync(HttpClient by, IncidentResponse incident, int files, string visibility)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(visibility), "visibility");
        for (var i = 0; i < files; i++) form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes($"Note {i}")), "file", $"note-{i}.txt");
        return await by.PostAsync($"/api/v1/incidents/{incident.Id}/attachments", form, Cancel);
    }

    private static byte[] Archive(params string[] names)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names) archive.CreateEntry(name);
        }
        return stream.ToArray();
    }
}
