namespace IncidentPlatform.Worker.Webhooks;

/// <summary>A name leads to no address that the platform may call.</summary>
internal sealed class ClosedAddressException() : Exception("The name leads to no public address.");
