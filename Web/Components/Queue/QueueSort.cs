namespace IncidentPlatform.Web.Components.Queue;

/// <summary>Orders of the queue.</summary>
public enum QueueSort
{
    /// <summary>What is due next comes first.</summary>
    Due,

    /// <summary>Newest first.</summary>
    Opened,

    /// <summary>Oldest first; a saved view may ask for it.</summary>
    Oldest,
}
