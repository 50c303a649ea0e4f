using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace IncidentPlatform.Worker.Tests.Notifications;

/// <summary>A mail relay that keeps what it took, and refuses what the test tells it to.</summary>
internal sealed class MailRelay : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _server;

    /// <param name="port">Where it listens; null for a free port.</param>
    public MailRelay(int? port = null)
    {
        Port = port ?? FreePort();
        var settings = new SmtpServerOptionsBuilder()
            .ServerName("relay")
            .Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port)))
            .Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(new Store(this));
        _server = new SmtpServer.SmtpServer(settings, services).StartAsync(_stop.Token);
    }

    public int Port { get; }

    public ConcurrentQueue<MimeMessage> Taken { get; } = [];

    /// <summary>Its answer; the relay takes a mail that is answered with Ok.</summary>
    public Func<string, SmtpResponse> Answer { get; set; } = _ => SmtpResponse.Ok;

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _server.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private sealed class Store(MailRelay relay) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            var answer = relay.Answer(transaction.To[0].AsAddress());
            if (answer != SmtpResponse.Ok) return answer;

            using var stream = new MemoryStream(buffer.ToArray());
            relay.Taken.Enqueue(await MimeMessage.LoadAsync(stream, cancellationToken));
            return answer;
        }
    }
}
