namespace IncidentPlatform.Web.Components.Ui;

/// <summary>How loud a notice is.</summary>
public enum NoticeTone
{
    Info,
    Success,
    Warning,
    Danger,
}
