namespace IncidentPlatform.Contracts.Identity;

/// <summary>A session.</summary>
/// <param name="AccessToken">Opaque; send as <c>Authorization: Bearer</c>.</param>
/// <param name="ExpiresInSeconds">Without use; every call slides it.</param>
/// <param name="RefreshToken">For scripts: single use, see <c>POST /auth/refresh</c>.</param>
public sealed record SignInResponse(string AccessToken, int ExpiresInSeconds, string RefreshToken);
