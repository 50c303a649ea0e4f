using System.Net.Sockets;
using IncidentPlatform.AppHost.Garnet;

namespace IncidentPlatform.Testing;

/// <summary>A throwaway server of the Redis protocol on loopback, gone with the test process.</summary>
public sealed class GarnetServer : IAsyncDisposable
{
    private const string Password = "only-on-loopback";
    private static readonly Lazy<Task<GarnetServer>> SharedServer = new(() => StartAsync(CancellationToken.None));

    private readonly GuardedProcess process;
    private readonly int port;

    private GarnetServer(GuardedProcess process, int port)
    {
        this.process = process;
        this.port = port;
    }

    /// <summary>For <c>StackExchange.Redis</c>.</summary>
    public string ConnectionString => $"127.0.0.1:{port},password={Password}";

    /// <summary>The one server of this test process: started by the first call in under a second, and ended with the process.</summary>
    public static Task<GarnetServer> SharedAsync() => SharedServer.Value;

    /// <summary>A server of one's own, for a test that stops it.</summary>
    public static async Task<GarnetServer> StartAsync(CancellationToken cancel = default)
    {
        var folder = GuardedProcess.NewFolder("garnet");
        Directory.CreateDirectory(folder);
        var accessFile = Path.Combine(folder, "access");
        await File.WriteAllTextAsync(accessFile, GarnetTool.Access(Password), cancel);

        var port = GuardedProcess.FreePort();
        var process = GuardedProcess.Start("KILL", folder, ["dotnet", .. GarnetTool.Arguments(AppContext.BaseDirectory, port, accessFile)]);
        var server = new GarnetServer(process, port);
        await process.WaitAsync(server.AnswersAsync, cancel);
        return server;
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private async Task<bool> AnswersAsync(CancellationToken cancel)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, cancel);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
