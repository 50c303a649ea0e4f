namespace IncidentPlatform.Data.Imports;

/// <summary>Why a file is not taken at all.</summary>
public enum FileFault
{
    /// <summary>No bytes.</summary>
    Empty,

    /// <summary>More bytes than are taken.</summary>
    TooLarge,

    /// <summary>Packed by gzip, but broken.</summary>
    BrokenArchive,

    /// <summary>UTF-16 without its mark, UTF-32, or no text at all.</summary>
    UnknownEncoding,

    /// <summary>No line with the names of columns.</summary>
    NoHeader,

    /// <summary>More columns than any table of incidents has.</summary>
    TooManyColumns,

    /// <summary>A row that does not end: a quote that is never closed.</summary>
    EndlessRow,

    /// <summary>A header and nothing under it.</summary>
    NoRows,
}
