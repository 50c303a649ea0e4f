namespace IncidentPlatform.Api.Organizations;

/// <summary>Who may sign an organization up. Section <c>SignUp</c>.</summary>
internal sealed class SignUpOptions
{
    public const string Section = "SignUp";

    /// <summary>Whether further organizations may sign up after the first one. Default true: on-demand self-service.</summary>
    public bool IsOpen { get; set; } = true;
}
