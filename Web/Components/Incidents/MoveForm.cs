namespace IncidentPlatform.Web.Components.Incidents;

/// <summary>Fields of every form on an incident's page, as typed. Each form sends those that it has.</summary>
public sealed class MoveForm
{
    /// <summary>One of <see cref="MoveNames"/>.</summary>
    public string? Move { get; set; }

    /// <summary>The version that the reader saw.</summary>
    public int? Version { get; set; }
    public string? ReturnUrl { get; set; }

    public string? GroupId { get; set; }
    public string? AssigneeId { get; set; }
    public string? Cause { get; set; }
    public string? HoldReason { get; set; }
    public string? Until { get; set; }
    public string? Kind { get; set; }
    public string? ServiceId { get; set; }
    public string? CategoryId { get; set; }
    public string? Impact { get; set; }
    public string? Urgency { get; set; }
    public string? Override { get; set; }
    public string? Code { get; set; }
    public string? Reason { get; set; }

    /// <summary>A ready-made text.</summary>
    public Guid? TemplateId { get; set; }

    /// <summary>Whether that text is to be put into the form, which is not sent yet.</summary>
    public bool UsesTemplate { get; set; }
    public string? Text { get; set; }
    public bool IsInternal { get; set; }
    public int? Score { get; set; }
    public bool Follows { get; set; }
    public string? LinkType { get; set; }

    /// <summary>Number of the record to link with.</summary>
    public string? Other { get; set; }

    /// <summary>The clock whose breach is excused.</summary>
    public string? ClockId { get; set; }

    /// <summary>The line whose words are taken away.</summary>
    public int? Line { get; set; }

    /// <summary>Whether the subject goes with them.</summary>
    public bool TakesSubject { get; set; }

    /// <summary>Made with the form of a follow-up: a second press of the button makes no second record.</summary>
    public string? Key { get; set; }
    public IReadOnlyList<IFormFile>? Files { get; set; }
}
