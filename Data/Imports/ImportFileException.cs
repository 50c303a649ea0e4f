namespace IncidentPlatform.Data.Imports;

/// <summary>A file cannot be read as a table.</summary>
public sealed class ImportFileException(FileFault fault) : Exception($"The file is not taken: {fault}.")
{
    /// <summary>Why.</summary>
    public FileFault Fault { get; } = fault;
}
