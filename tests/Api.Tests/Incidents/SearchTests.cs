using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Identity;
using static IncidentPlatform.Api.Tests.Incidents.IncidentRoom;

namespace IncidentPlatform.Api.Tests.Incidents;

public sealed class SearchTests
{
    [Theory]
    [InlineData("Indonesian stem", "Pencetakan laporan macet di lantai tiga", "cetak")]
    [InlineData("English stem", "The printers are jamming again", "printer jam")]
    [InlineData("words of the description", "Kendala", "proyektor")]
    [InlineData("accents", "Café terminal offline", "cafe")]
    [InlineData("mixed languages", "Tidak bisa login ke email kantor", "login email")]
    public async Task A_record_is_found_by_its_words(string reason, string subject, string words)
    {
        var room = await OpenAsync();
        var wanted = await SubmitAsync(room.Consumer, new SubmitIncidentRequest(subject, subject == "Kendala" ? "Proyektor ruang rapat mati" : null));
        await room.SubmitAsync("Something else entirely");

        foreach (var by in new[] { room.Agent, room.Consumer })
        {
            var found = await ListAsync(by, $"q={Uri.EscapeDataString(words)}");
            Assert.True(found.Items is [var only] && only.Id == wanted.Id, $"{reason}: {found.Items.Count} found");
        }
    }

    [Fact]
    public async Task A_record_is_found_by_its_number()
    {
        var room = await OpenAsync();
        var wanted = await room.SubmitAsync("Printer jams");
        await room.SubmitAsync("Screen is black");

        Assert.Equal([wanted.Id], (await ListAsync(room.Agent, $"q={wanted.Number}")).Items.Select(row => row.Id));
    }

    [Theory]
    [InlineData("-opened")]
    [InlineData("opened")]
    [InlineData("due")]
    public async Task Pages_of_hits_are_complete_for_everybody_who_may_see_them(string sort)
    {
        var room = await OpenAsync();
        var network = await room.Organization.AddGroupAsync("network");
        var member = await room.ClientAsync(Role.SupportMember, network);
        var (all, held) = (new List<Guid>(), new List<Guid>());
        for (var i = 0; i < 7; i++)
        {
            var incident = await room.SubmitAsync($"Kabel {i} putus");
            all.Add(incident.Id);
            if (i % 3 > 0) continue;
            await MoveAsync(room.Agent, incident, "assign", new AssignRequest(network));
            held.Add(incident.Id);
        }
        await room.SubmitAsync("Something else entirely");

        foreach (var (by, visible) in new[] { (room.Agent, all), (member, held), (room.Consumer, all) })
        {
            var (seen, cursor) = (new List<Guid>(), "");
            do
            {
                var page = await ListAsync(by, $"q=kabel&sort={sort}&limit=2&count=true&cursor={cursor}");
                Assert.Equal(visible.Count, page.Total);
                seen.AddRange(page.Items.Select(row => row.Id));
                cursor = page.NextCursor;
            }
            while (cursor.Length > 0 && seen.Count <= all.Count);

            Assert.Equal(visible.Order(), seen.Order());
        }
    }

    [Fact]
    public async Task Records_of_another_organization_and_of_other_consumers_are_not_found()
    {
        var (room, other) = (await OpenAsync(), await OpenAsync());
        var neighbour = await room.ClientAsync(Role.Consumer);
        var mine = await room.SubmitAsync("Pendingin ruangan bocor");
        await other.SubmitAsync("Pendingin ruangan bocor");

        Assert.Equal([mine.Id], (await ListAsync(room.Agent, "q=pendingin&count=true")).Items.Select(row => row.Id));
        Assert.Equal(0, (await ListAsync(neighbour, "q=pendingin&count=true")).Total);
    }

    [Theory]
    [InlineData("'")]
    [InlineData("a & | ! ( )")]
    [InlineData("\"unclosed")]
    [InlineData("\u0001 <script>")]
    public async Task Odd_words_find_nothing_and_break_nothing(string words)
    {
        var room = await OpenAsync();
        await room.SubmitAsync("Printer jams");

        Assert.Empty((await ListAsync(room.Agent, $"q={Uri.EscapeDataString(words)}")).Items);
    }
}
