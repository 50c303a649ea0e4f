using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Domain.Identity;

namespace IncidentPlatform.Web.Platform;

internal sealed partial class PlatformApi
{
    public Task<ApiResult<PageResponse<UserResponse>>> UsersAsync(string? words, string? cursor, CancellationToken cancel) =>
        GetAsync<PageResponse<UserResponse>>($"users?limit=50&count=true&q={Uri.EscapeDataString(words ?? "")}&cursor={Uri.EscapeDataString(cursor ?? "")}", cancel);

    public Task<ApiResult<PageResponse<UserResponse>>> UsersInAsync(Role role, CancellationToken cancel) =>
        GetAsync<PageResponse<UserResponse>>($"users?limit=200&role={role}", cancel);

    public Task<ApiResult<UserResponse>> InviteAsync(InviteRequest request, CancellationToken cancel) =>
        PostAsync<UserResponse>("invitations", request, cancel);

    public Task<ApiResult<UserResponse>> UpdateUserAsync(Guid id, UpdateUserRequest request, CancellationToken cancel) =>
        SendAsync<UserResponse>(HttpMethod.Patch, $"users/{id}", request, cancel);

    /// <param name="id">Null for a new one.</param>
    public Task<ApiResult<GroupResponse>> SaveGroupAsync(Guid? id, SaveGroupRequest request, CancellationToken cancel) =>
        SaveAsync<GroupResponse>("groups", id, request, cancel);

    /// <param name="id">Null for a new one.</param>
    public Task<ApiResult<ServiceResponse>> SaveServiceAsync(Guid? id, SaveServiceRequest request, CancellationToken cancel) =>
        SaveAsync<ServiceResponse>("services", id, request, cancel);

    /// <param name="id">Null for a new one.</param>
    public Task<ApiResult<CategoryResponse>> SaveCategoryAsync(Guid? id, SaveCategoryRequest request, CancellationToken cancel) =>
        SaveAsync<CategoryResponse>("categories", id, request, cancel);

    private Task<ApiResult<T>> SaveAsync<T>(string path, Guid? id, object request, CancellationToken cancel) =>
        id is null ? PostAsync<T>(path, request, cancel) : SendAsync<T>(HttpMethod.Put, $"{path}/{id}", request, cancel);
}
