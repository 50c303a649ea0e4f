namespace IncidentPlatform.Domain.Imports;

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    /// <summary>The file is here; somebody has to say how to read it.</summary>
    Waiting,

    /// <summary>The file is read without writing anything.</summary>
    Checking,

    /// <summary>What would be refused is known.</summary>
    Checked,

    /// <summary>Incidents are written.</summary>
    Running,

    /// <summary>Every row was taken or listed.</summary>
    Done,

    /// <summary>Stopped by somebody; what was written stays until it is undone.</summary>
    Cancelled,

    /// <summary>It could not go on after several tries; it may be started again where it stopped.</summary>
    Failed,

    /// <summary>Its incidents are deleted.</summary>
    Undoing,

    /// <summary>Its incidents are gone, but for those on which somebody has worked since.</summary>
    Undone,
}
