using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Data.Attachments;

/// <summary>What a file may be called.</summary>
public static class FileName
{
    /// <summary>A name without path and control characters.</summary>
    public static string Safe(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var shown = new string([.. last.Where(letter => !char.IsControl(letter))]).Trim().Trim('.');
        if (shown.Length == 0) return "file";
        return shown.Length <= UploadLimits.MaxNameLength ? shown : shown[^UploadLimits.MaxNameLength..]; // the ending says most
    }
}
