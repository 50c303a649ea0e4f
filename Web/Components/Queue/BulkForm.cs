using IncidentPlatform.Web.Components.Incidents;

namespace IncidentPlatform.Web.Components.Queue;

/// <summary>The rows that were chosen and what is to become of them, as typed.</summary>
public sealed class BulkForm
{
    /// <summary>One of <see cref="BulkMoves.All"/>; empty: nothing yet, the rows stay chosen.</summary>
    public string? Action { get; set; }

    /// <summary>A record's id and the version that the reader saw, parted by a colon.</summary>
    public List<string>? Chosen { get; set; }

    /// <summary>Whether the fields were filled in and sent, and not only the move chosen.</summary>
    public bool IsSent { get; set; }

    /// <summary>Made with the fields: a second press of the button does nothing twice.</summary>
    public string? Key { get; set; }

    /// <summary>The fields of the move.</summary>
    public MoveForm How { get; set; } = new();
}
