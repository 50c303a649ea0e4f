using System.Net;
using System.Net.Http.Headers;
using System.Text;
using IncidentPlatform.Contracts.Attachments;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.MajorIncidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data.Notifications;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static IncidentPlatform.Api.Tests.Incidents.IncidentRoom;

namespace IncidentPlatform.Api.Tests.Incidents;

public sealed class RedactionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_of_a_line_are_nowhere_any_more_and_their_line_says_who_when_and_why()
    {
        var (room, admin) = await RoomAsync();
        var secret = Secret();
        var incident = await room.SubmitAsync();
        await PostAsync(room.Consumer, $"incidents/{incident.Id}/comments", new CommentRequest($"My password is {secret}."));
        var line = (await TimelineAsync(admin, incident.Id)).Single(line => line.Type == nameof(TimelineEntry.Commented));
        await AddMessageAsync(room, incident.Id, $"{incident.Id}:{line.Sequence}:x:ConsumerReplied", "[DEMO-1] Reply", $"Rina wrote:\n\nMy password is {secret}.\n\nDemo");
        Assert.NotEmpty(await HoldersOfAsync(room, secret));

        var after = await RedactAsync(admin, $"incidents/{incident.Id}/timeline/{line.Sequence}/redact", new ReasonRequest("A password"));

        Assert.Empty(await HoldersOfAsync(room, secret));
        var gone = (await TimelineAsync(room.Consumer, incident.Id)).Single(shown => shown.Sequence == line.Sequence);
        Assert.Equal((true, null), (gone.IsRedacted, gone.Text));
        Assert.Equal(("Keeper", "A password"), (gone.Redaction!.By, gone.Redaction.Reason));
        Assert.True(after.Version > incident.Version);
    }

    [Fact]
    public async Task Subject_and_description_go_from_search_mails_and_the_reasons_of_routing()
    {
        var (room, admin) = await RoomAsync();
        var (subject, description) = (Secret(), Secret());
        var incident = await SubmitAsync(room.Consumer, new SubmitIncidentRequest(
            $"About\t{subject}", $"It says {description}", AffectedItem: $"PC of {description}"));
        await AddMessageAsync(room, incident.Id, $"{incident.Id}:1:x:Received", $"[1] Received: About {subject}", $"We have \"About {subject}\".");
        await DecideAsync(room, incident.Id, subject, description);
        Assert.Single((await ListAsync(room.Agent, $"q={subject}")).Items);

        var after = await RedactAsync(admin, $"incidents/{incident.Id}/redact", new RedactRequest("Names a customer", Subject: true));

        Assert.Empty(await HoldersOfAsync(room, subject));
        Assert.Empty(await HoldersOfAsync(room, description));
        Assert.Empty((await ListAsync(room.Agent, $"q={subject}")).Items);
        Assert.Equal((Redaction.Mark, "", null), (after.Subject, after.Description, after.AffectedItem));
        var first = (await TimelineAsync(room.Consumer, incident.Id))[0];
        Assert.Equal("Names a customer", first.Redaction!.Reason);
        await room.Host.AsOwnerAsync(room.Organization.Id, async db =>
        {
            var suggestion = (await db.RoutingDecisions.AsNoTracking().SingleAsync(row => row.IncidentId == incident.Id, Cancel)).Suggestions.Single();
            Assert.Equal((0, 1.5), (suggestion.Terms.Length, suggestion.Rest)); // the parts still add up
        });
    }

    [Fact]
    public async Task A_file_goes_with_its_name_and_its_line_stays()
    {
        var (room, admin) = await RoomAsync();
        var secret = Secret();
        var incident = await room.SubmitAsync();
        var file = await AttachAsync(room.Consumer, incident, $"The content is {secret}", $"{secret}.txt");
        Assert.NotEmpty(await HoldersOfAsync(room, secret));

        await RedactAsync(admin, $"attachments/{file.Id}/redact", new ReasonRequest("Not ours"));

        Assert.Empty(await HoldersOfAsync(room, secret));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(room.Agent, $"attachments/{file.Id}"));
        Assert.Empty((await GetAsync<PageResponse<AttachmentResponse>>(room.Agent, $"incidents/{incident.Id}/attachments")).Items);
        var line = (await TimelineAsync(room.Agent, incident.Id)).Single(line => line.Type == nameof(TimelineEntry.Attached));
        Assert.Equal("Not ours", line.Redaction!.Reason);
    }

    [Fact]
    public async Task The_words_of_a_resolution_go_from_the_record_too_though_it_is_closed()
    {
        var (room, admin) = await RoomAsync();
        var secret = Secret();
        var resolved = await MoveAsync(room.Agent, await room.SubmitAsync(), "resolve", new ResolveRequest(ResolutionCode.Solved, $"Set it to {secret}"));
        var closed = await MoveAsync(room.Consumer, resolved, "confirm");
        var line = (await TimelineAsync(admin, closed.Id)).Single(line => line.Type == nameof(TimelineEntry.Resolved));

        var after = await RedactAsync(admin, $"incidents/{closed.Id}/timeline/{line.Sequence}/redact", new ReasonRequest("A password"));

        Assert.Empty(await HoldersOfAsync(room, secret));
        Assert.Equal((IncidentState.Closed, ResolutionCode.Solved, ""), (after.State, after.Resolution!.Code, after.Resolution.Text));
    }

    [Fact]
    public async Task The_last_public_word_on_a_service_goes_with_its_line()
    {
        var (room, admin) = await RoomAsync();
        var secret = Secret();
        var incident = await room.SubmitAsync();
        await MoveAsync(room.Manager, incident, "major", new ReasonRequest("All"));
        using var published = await PostAsync(room.Manager, $"major-incidents/{incident.Id}/status", new PublishStatusRequest($"It was {secret}"));
        Assert.True(published.IsSuccessStatusCode);
        var line = (await TimelineAsync(admin, incident.Id)).Single(line => line.Type == nameof(TimelineEntry.StatusPublished));

        await RedactAsync(admin, $"incidents/{incident.Id}/timeline/{line.Sequence}/redact", new ReasonRequest("A name"));

        Assert.Empty(await HoldersOfAsync(room, secret));
    }

    [Fact]
    public async Task Facts_stay_so_that_the_timeline_still_makes_the_record()
    {
        var (room, admin) = await RoomAsync();
        var incident = await SubmitAsync(room.Consumer, new SubmitIncidentRequest("Printer jams", "Very much"));
        await PostAsync(room.Consumer, $"incidents/{incident.Id}/comments", new CommentRequest("Hurry"));
        foreach (var line in (await TimelineAsync(admin, incident.Id)).Where(line => line.Text is not null || line.Sequence == 1))
            await RedactAsync(admin, $"incidents/{incident.Id}/timeline/{line.Sequence}/redact", new ReasonRequest("Test"));

        await room.Host.AsOwnerAsync(room.Organization.Id, async db =>
        {
            var row = await db.Incidents.AsNoTracking().SingleAsync(row => row.Id == incident.Id, Cancel);
            var lines = await db.Timeline.AsNoTracking().Where(line => line.IncidentId == incident.Id).OrderBy(line => line.Sequence).ToListAsync(Cancel);
            Assert.Equal(2, lines.Count(line => line.Type == nameof(TimelineEntry.Redacted)));
            Assert.Equal((lines[^1].Sequence, lines[^1].Version), (row.LastSequence, row.Version));
        });
    }

    [Fact]
    public async Task Only_an_administrator_takes_words_away_and_only_where_they_see_them()
    {
        var (room, _) = await RoomAsync();
        var incident = await room.SubmitAsync();
        var blind = await room.ClientAsync(Role.Administrator);
        var elsewhere = (await RoomAsync()).Admin;

        async Task<HttpStatusCode> TryAsync(HttpClient by)
        {
            using var response = await PostAsync(by, $"incidents/{incident.Id}/redact", new RedactRequest("Why not", Subject: true));
            return response.StatusCode;
        }

        Assert.Equal(
            [HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.NotFound],
            [await TryAsync(room.Consumer), await TryAsync(room.Manager), await TryAsync(blind), await TryAsync(elsewhere)]);
    }

    [Fact]
    public async Task What_is_gone_cannot_go_again_and_a_reason_is_asked_for()
    {
        var (room, admin) = await RoomAsync();
        var incident = await SubmitAsync(room.Consumer, new SubmitIncidentRequest("Printer jams", "Very much"));

        using var unsaid = await PostAsync(admin, $"incidents/{incident.Id}/redact", new RedactRequest(" "));
        using var first = await PostAsync(admin, $"incidents/{incident.Id}/redact", new RedactRequest("Test"));
        using var second = await PostAsync(admin, $"incidents/{incident.Id}/redact", new RedactRequest("Test"));
        using var nothing = await PostAsync(admin, $"incidents/{incident.Id}/timeline/99/redact", new ReasonRequest("Test"));

        Assert.Contains("reason", (await ProblemAsync(unsaid, HttpStatusCode.UnprocessableEntity)).Errors!.Keys);
        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.NotFound), (first.StatusCode, second.StatusCode, nothing.StatusCode));
    }

    private static async Task<(IncidentRoom Room, HttpClient Admin)> RoomAsync()
    {
        var room = await OpenAsync();
        var keeper = await room.Host.Database.AddPersonAsync(room.Organization.Row, "Keeper", [Role.Administrator, Role.IncidentManager], []);
        return (room, await room.Host.ClientForAsync(room.Organization, keeper));
    }

    private static string Secret() => $"zq{Guid.NewGuid():N}";

    private static async Task<IncidentResponse> RedactAsync(HttpClient by, string path, object request)
    {
        using var response = await PostAsync(by, path, request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancel));
        return await ReadAsync<IncidentResponse>(response);
    }

    private static async Task<AttachmentResponse> AttachAsync(HttpClient by, IncidentResponse incident, string text, string name)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Headers.Add(AttachmentLimits.NameHeader, Uri.EscapeDataString(name));
        using var response = await by.PostAsync($"/api/v1/incidents/{incident.Id}/attachments", content, Cancel);
        return Assert.Single((await ReadAsync<PageResponse<AttachmentResponse>>(response)).Items);
    }

    private static Task AddMessageAsync(IncidentRoom room, Guid incidentId, string key, string subject, string body) =>
        room.Host.AsOwnerAsync(room.Organization.Id, async db =>
        {
            db.Messages.Add(new MessageRow
            {
                Id = Guid.CreateVersion7(),
                OrganizationId = room.Organization.Id,
                PersonId = Guid.NewGuid(),
                Address = "rina@demo.example",
                Kind = "Test",
                Subject = subject,
                Body = body,
                IncidentId = incidentId,
                DedupeKey = key,
                CreatedAt = Instant.FromUtc(2026, 3, 3, 2, 0),
            });
            await db.SaveChangesAsync(Cancel);
        });

    private static Task DecideAsync(IncidentRoom room, Guid incidentId, string term, string against) =>
        room.Host.AsOwnerAsync(room.Organization.Id, async db =>
        {
            db.RoutingDecisions.Add(new RoutingDecisionRow
            {
                OrganizationId = room.Organization.Id,
                IncidentId = incidentId,
                Outcome = RoutingOutcome.Suggested,
                Suggestions =
                [
                    new RoutingSuggestionValue(room.Organization.DeskId, 0.9, [new RoutingTermValue(term, 2)])
                    {
                        Against = [new RoutingTermValue(against, -1)],
                        Rest = 0.5,
                    },
                ],
                At = Instant.FromUtc(2026, 3, 3, 2, 0),
            });
            await db.SaveChangesAsync(Cancel);
        });

    // Every column of every table that can hold words, also of tables that are yet to come.
    private static async Task<IReadOnlyList<string>> HoldersOfAsync(IncidentRoom room, string secret)
    {
        var holders = new List<string>();
        await room.Host.AsOwnerAsync(room.Organization.Id, async db =>
        {
            var columns = await db.Database.SqlQuery<Column>(
                $"""
                select c.table_name as "Table", c.column_name as "Name", c.data_type as "Type" from information_schema.columns c
                join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
                where c.table_schema = 'public' and c.data_type in ('text', 'character varying', 'jsonb', 'json', 'bytea', 'tsvector', 'ARRAY')
                """).ToListAsync(Cancel);
            Assert.Contains(columns, column => column is { Table: "incident", Name: "search" });
            foreach (var column in columns)
            {
                var text = column.Type == "bytea" ? $"encode(\"{column.Name}\", 'escape')" : $"\"{column.Name}\"::text";
                var sql = $"select count(*) as \"Value\" from \"{column.Table}\" where {text} like '%' || {{0}} || '%'";
#pragma warning disable EF1002 // names of tables and columns come from the catalogue, and cannot be parameters
                var count = (await db.Database.SqlQueryRaw<long>(sql, secret).ToListAsync(Cancel))[0];
#pragma warning restore EF1002
                if (count > 0) holders.Add($"{column.Table}.{column.Name}");
            }
        });
        return holders;
    }

    private sealed record Column(string Table, string Name, string Type);
}
