namespace IncidentPlatform.Contracts.Identity;

/// <summary><c>POST /auth/sign-out</c>.</summary>
/// <param name="Everywhere">Whether all of the person's sessions end, not only this one.</param>
public sealed record SignOutRequest(bool Everywhere = false);
