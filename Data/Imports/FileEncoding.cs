namespace IncidentPlatform.Data.Imports;

/// <summary>How the bytes of a file are read as text.</summary>
public enum FileEncoding
{
    /// <summary>UTF-8, with a mark at the beginning or without.</summary>
    Utf8,

    /// <summary>UTF-16 with its mark, low byte first.</summary>
    Utf16LittleEndian,

    /// <summary>UTF-16 with its mark, high byte first.</summary>
    Utf16BigEndian,

    /// <summary>The Western European code page of Windows: what is no UTF-8 and has no byte that this page lacks.</summary>
    Windows1252,
}
