using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Messaging.ServiceBus;
using IncidentPlatform.ServiceBusPeer;

namespace IncidentPlatform.Worker.Tests.Messaging.ServiceBusPeerTests;

/// <summary>The way of production: TLS and a bearer token.</summary>
public sealed class SecureTests
{
    private const string Queue = "queue";
    private const string Token = "a-token";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_opens_the_peer_over_tls()
    {
        await using var peer = AmqpPeer.Start(new PeerOptions { Certificate = Certificate(), BearerToken = Token });
        peer.AddQueue(Queue);

        await SendAsync(peer, Token);

        Assert.Equal(1, (await peer.CountAsync(Queue)).Ready);
    }

    [Fact]
    public async Task Another_token_does_not()
    {
        await using var peer = AmqpPeer.Start(new PeerOptions { Certificate = Certificate(), BearerToken = Token });
        peer.AddQueue(Queue);

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => SendAsync(peer, "another"));
    }

    private static async Task SendAsync(AmqpPeer peer, string token)
    {
        await using var client = new ServiceBusClient("localhost", new FixedCredential(token), new ServiceBusClientOptions
        {
            CustomEndpointAddress = new Uri($"sb://127.0.0.1:{peer.Port}"),
            CertificateValidationCallback = (_, certificate, _, _) => certificate!.Subject == "CN=localhost",
            RetryOptions = new ServiceBusRetryOptions { TryTimeout = TimeSpan.FromSeconds(5), MaxRetries = 0 },
        });
        await using var sender = client.CreateSender(Queue);
        await sender.SendMessageAsync(new ServiceBusMessage("x"), Cancel);
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddMinutes(-1), now.AddHours(1));
        // TLS wants the key in a store of its own, not an ephemeral one.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }

    private sealed class FixedCredential(string token) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(token, TimeProvider.System.GetUtcNow().AddHours(1));

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
