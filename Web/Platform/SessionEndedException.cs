namespace IncidentPlatform.Web.Platform;

/// <summary>The API no longer knows the session (expired, revoked, signed out elsewhere): the page cannot go on.</summary>
internal sealed class SessionEndedException() : Exception("The session has ended.");
