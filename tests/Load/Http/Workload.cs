using System.Text;
using System.Text.Json;
using IncidentPlatform.Load.Platform;

namespace IncidentPlatform.Load.Http;

/// <summary>What callers do with the public API, as agents of the service desk.</summary>
internal sealed class Workload : IDisposable
{
    private const string Agent = "agent@scale.example";
    private const string Manager = "delivery@scale.example";
    private const int DeepestPage = 20;
    private const int RecordsToMove = 20;

    private static readonly byte[] NoBody = "{}"u8.ToArray();
    private static readonly byte[] Hold = """{"reason":"AwaitingProvider"}"""u8.ToArray();

    private readonly ApiClient[] _agents;
    private readonly ApiClient _manager;
    private readonly Sample _sample;
    private readonly string[] _queuePages;
    private readonly string[] _newestPages;
    private readonly Queue<Moving>[] _moving;
    private int _created;

    private Workload(ApiClient[] agents, ApiClient manager, Sample sample, string[] queuePages, string[] newestPages)
    {
        (_agents, _manager, _sample, _queuePages, _newestPages) = (agents, manager, sample, queuePages, newestPages);
        _moving = [.. agents.Select(_ => new Queue<Moving>())];
    }

    /// <summary>Signs the callers in and walks to the deep pages once.</summary>
    public static async Task<Workload> PrepareAsync(MeasuredPlatform platform, Sample sample, int clients, CancellationToken cancel)
    {
        var agents = await Task.WhenAll(Enumerable.Range(0, clients).Select(index => ApiClient.SignInAsync(platform.Api, Agent, index, cancel)));
        var manager = await ApiClient.SignInAsync(platform.Api, Manager, 0, cancel);
        return new Workload(
            agents, manager, sample,
            await PagesAsync(agents[0], "incidents?state=open&sort=due&limit=50", cancel),
            await PagesAsync(agents[0], "incidents?limit=50", cancel));
    }

    /// <summary>Submits a record.</summary>
    public Task CreateAsync(int client, CancellationToken cancel) => SubmitAsync(client, cancel);

    /// <summary>A page of 50: of the open records by due, of everything by age, of one group, first or deep.</summary>
    public Task ListAsync(int client, CancellationToken cancel) => _agents[client].GetAsync(Random.Shared.Next(10) switch
    {
        < 4 => _queuePages[0],
        < 6 => Pick(_queuePages),
        < 8 => $"incidents?state=open&sort=due&limit=50&groupId={Pick(_sample.Groups)}",
        _ => Pick(_newestPages),
    }, cancel);

    /// <summary>A record of any age.</summary>
    public Task ReadAsync(int client, CancellationToken cancel) => _agents[client].GetAsync($"incidents/{Pick(_sample.Records)}", cancel);

    /// <summary>What the page of a record asks for: the record, its timeline, its clocks.</summary>
    public async Task ReadPageAsync(int client, CancellationToken cancel)
    {
        var path = $"incidents/{Pick(_sample.Records)}";
        await _agents[client].GetAsync(path, cancel);
        await _agents[client].GetAsync($"{path}/timeline?limit=200", cancel);
        await _agents[client].GetAsync($"{path}/clocks", cancel);
    }

    /// <summary>Puts a record on hold, or takes it on again.</summary>
    public async Task MoveAsync(int client, CancellationToken cancel)
    {
        var mine = _moving[client];
        while (mine.Count < RecordsToMove) mine.Enqueue(await SubmitAsync(client, cancel));

        var moved = mine.Dequeue();
        var answer = await _agents[client].PostAsync(
            $"incidents/{moved.Id}/{(moved.IsHeld ? "resume" : "hold")}", moved.IsHeld ? NoBody : Hold, moved.Version, cancel);
        mine.Enqueue(moved with { Version = VersionOf(answer), IsHeld = !moved.IsHeld });
    }

    /// <summary>The first page of the records that have the most frequent word.</summary>
    public Task SearchCommonAsync(int client, CancellationToken cancel) =>
        _agents[client].GetAsync($"incidents?limit=50&q={_sample.CommonWord}", cancel);

    /// <summary>The records that have a rare word.</summary>
    public Task SearchRareAsync(int client, CancellationToken cancel) =>
        _agents[client].GetAsync($"incidents?limit=50&q={Pick(_sample.RareWords)}", cancel);

    /// <summary>The dashboard of the present month.</summary>
    public Task DashboardAsync(int client, CancellationToken cancel) => _manager.GetAsync("reports/service-levels", cancel);

    /// <summary>A day at the desk: lists and reads most, then moves and new records.</summary>
    public Task MixAsync(int client, CancellationToken cancel) => Random.Shared.Next(100) switch
    {
        < 40 => ListAsync(client, cancel),
        < 80 => ReadAsync(client, cancel),
        < 90 => MoveAsync(client, cancel),
        _ => CreateAsync(client, cancel),
    };

    /// <summary>First and deep pages of both orders, one after the other, for the measurement of cost.</summary>
    public (string First, string Deep) Queue => (_queuePages[0], _queuePages[^1]);

    /// <inheritdoc cref="Queue"/>
    public (string First, string Deep) Newest => (_newestPages[0], _newestPages[^1]);

    /// <summary>The caller with this index.</summary>
    public ApiClient AgentAt(int index) => _agents[index];

    public void Dispose()
    {
        foreach (var agent in _agents) agent.Dispose();
        _manager.Dispose();
    }

    private async Task<Moving> SubmitAsync(int client, CancellationToken cancel)
    {
        var number = Interlocked.Increment(ref _created);
        var answer = await _agents[client].PostAsync("incidents", JsonSerializer.SerializeToUtf8Bytes(new
        {
            subject = $"Printer lantai {number % 14} tidak mencetak",
            description = $"Sejak tadi pagi printer di lantai {number % 14} hanya berkedip dan tidak mencetak apa pun; sudah dimatikan dan dihidupkan lagi, antrean tetap penuh. Mohon dibantu sebelum rapat siang. Nomor inventaris PRN-{number:00000}.",
        }), null, cancel);
        using var body = JsonDocument.Parse(answer);
        return new Moving(body.RootElement.GetProperty("id").GetGuid(), body.RootElement.GetProperty("version").GetInt32(), IsHeld: false);
    }

    private static async Task<string[]> PagesAsync(ApiClient client, string first, CancellationToken cancel)
    {
        var pages = new List<string> { first };
        while (pages.Count < DeepestPage)
        {
            using var page = JsonDocument.Parse(await client.GetAsync(pages[^1], cancel));
            if (page.RootElement.GetProperty("nextCursor").GetString() is not { Length: > 0 } cursor) break;
            pages.Add($"{first}&cursor={cursor}");
        }
        return [.. pages];
    }

    // The last of a record's fields; to read all of them would cost the machine more than to send them.
    private static int VersionOf(ReadOnlySpan<byte> answer)
    {
        var at = answer.LastIndexOf("\"version\":"u8) + "\"version\":"u8.Length;
        var digits = answer[at..];
        return int.Parse(Encoding.ASCII.GetString(digits[..digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9')]), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static T Pick<T>(T[] items) => items[Random.Shared.Next(items.Length)];

    private sealed record Moving(Guid Id, int Version, bool IsHeld);
}
