namespace IncidentPlatform.Domain.Imports;

/// <summary>What can be done with an import.</summary>
public enum ImportMove
{
    /// <summary>Say how to read the file.</summary>
    Plan,

    /// <summary>Read it without writing.</summary>
    Check,

    /// <summary>Write its incidents, or go on where it stopped.</summary>
    Start,

    /// <summary>Stop it.</summary>
    Cancel,

    /// <summary>Delete its incidents.</summary>
    Undo,
}
