namespace IncidentPlatform.Contracts.Imports;

/// <summary>What <c>POST /imports/incidents</c> takes.</summary>
public static class ImportLimits
{
    /// <summary>The largest file, unpacked: 512 MiB.</summary>
    public const long MaxBytes = 512L * 1024 * 1024;

    /// <summary>Columns of a file.</summary>
    public const int MaxColumns = 200;

    /// <summary>Words of the file's own for states.</summary>
    public const int MaxStates = 100;
}
