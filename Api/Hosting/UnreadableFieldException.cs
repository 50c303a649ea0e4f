namespace IncidentPlatform.Api.Hosting;

/// <summary>A header or parameter that a binder could not read: answered with 400 and the field's name.</summary>
internal sealed class UnreadableFieldException(string name, string message) : BadHttpRequestException(message)
{
    /// <summary>As the caller wrote it.</summary>
    public string Field { get; } = name;
}
