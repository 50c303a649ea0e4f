using IncidentPlatform.Contracts.Catalog;

namespace IncidentPlatform.Web.Components.Administration;

/// <summary>A category as typed.</summary>
public sealed class CategoryForm : IEntryForm
{
    public Guid? Id { get; set; }
    public string? Name { get; set; }
    public Guid? ServiceId { get; set; }
    public Guid? GroupId { get; set; }
    public bool IsRestricted { get; set; }
    public bool IsActive { get; set; }

    /// <summary>A new category is in use at once.</summary>
    public SaveCategoryRequest ToRequest() => new(Name?.Trim() ?? "", ServiceId, GroupId, IsRestricted, Id is null || IsActive);

    public static CategoryForm Of(CategoryResponse category) => new()
    {
        Id = category.Id,
        Name = category.Name,
        ServiceId = category.ServiceId,
        GroupId = category.GroupId,
        IsRestricted = category.IsRestricted,
        IsActive = category.IsActive,
    };
}
