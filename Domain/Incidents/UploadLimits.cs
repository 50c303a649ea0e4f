namespace IncidentPlatform.Domain.Incidents;

/// <summary>What a record takes of files, whichever way they come.</summary>
public static class UploadLimits
{
    /// <summary>The largest file: 25 MiB.</summary>
    public const long MaxBytes = 25 * 1024 * 1024;

    /// <summary>Files at once.</summary>
    public const int MaxFiles = 10;

    /// <summary>Characters of a file's name; a longer one is cut.</summary>
    public const int MaxNameLength = 200;
}
