using NodaTime;

namespace IncidentPlatform.Contracts.Notifications;

/// <summary><c>POST /notifications/read-all</c>.</summary>
/// <param name="Until">The newest that the caller has seen: what was written later stays unread. Null for all.</param>
public sealed record ReadAllRequest(Instant? Until = null);
