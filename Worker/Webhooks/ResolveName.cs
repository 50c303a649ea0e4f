using System.Net;

namespace IncidentPlatform.Worker.Webhooks;

/// <summary>Finds the addresses of a name; the network's own way by default.</summary>
internal delegate Task<IPAddress[]> ResolveName(string host, CancellationToken cancel);
