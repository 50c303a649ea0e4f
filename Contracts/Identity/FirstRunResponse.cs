namespace IncidentPlatform.Contracts.Identity;

/// <summary><c>GET /organizations/first-run</c>: what a front end needs to know before anybody signs in.</summary>
/// <param name="IsEmpty">Whether no organization has signed up yet.</param>
/// <param name="IsSignUpOpen">Whether <c>POST /organizations</c> would take one.</param>
public sealed record FirstRunResponse(bool IsEmpty, bool IsSignUpOpen);
