using IncidentPlatform.Contracts.Views;
using IncidentPlatform.Web.Components.Forms;

namespace IncidentPlatform.Web.Components.Queue;

/// <summary>The fields of a saved view, as typed. Its filter is the address of the page.</summary>
public sealed class ViewForm
{
    /// <summary>One of <see cref="ViewActions"/>.</summary>
    public string? Action { get; set; }

    /// <summary>The view; null for a new one.</summary>
    public Guid? Id { get; set; }
    public int? Version { get; set; }
    public string? Name { get; set; }

    /// <summary>With whom it is shared, as <see cref="ShareChoice"/> writes it.</summary>
    public string? Share { get; set; }

    /// <summary>Whether the reader begins with it.</summary>
    public bool IsDefault { get; set; }

    public SaveViewRequest ToRequest(QueueFilter filter)
    {
        var (audience, groupId) = ShareChoice.Read(Share);
        return new(Name?.Trim() ?? "", filter.ToViewFilter(), audience, groupId);
    }

    internal static ViewForm Of(ViewResponse view) => new()
    {
        Id = view.Id,
        Version = view.Version,
        Name = view.Name,
        Share = ShareChoice.ValueOf(view.Audience, view.GroupId),
        IsDefault = view.IsDefault,
    };
}
