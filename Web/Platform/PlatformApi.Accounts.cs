using System.Net.Http.Headers;
using IncidentPlatform.Contracts.Identity;

namespace IncidentPlatform.Web.Platform;

internal sealed partial class PlatformApi
{
    public Task<ApiResult<SignInResponse>> SignInAsync(SignInRequest request, CancellationToken cancel) =>
        PostAsync<SignInResponse>("auth/sign-in", request, cancel);

    /// <param name="isEverywhere">Whether the person's other sessions end too.</param>
    public Task<ApiResult<Done>> SignOutAsync(CancellationToken cancel, bool isEverywhere = false) =>
        PostAsync<Done>("auth/sign-out", new SignOutRequest(isEverywhere), cancel);

    public Task<ApiResult<Done>> SwitchOrganizationAsync(Guid organizationId, CancellationToken cancel) =>
        PostAsync<Done>("auth/switch", new SwitchOrganizationRequest(organizationId), cancel);

    public Task<ApiResult<Done>> ForgotPasswordAsync(ForgotPasswordRequest request, CancellationToken cancel) =>
        PostAsync<Done>("auth/forgot", request, cancel);

    public Task<ApiResult<Done>> ResetPasswordAsync(ResetPasswordRequest request, CancellationToken cancel) =>
        PostAsync<Done>("auth/reset", request, cancel);

    public Task<ApiResult<CreateOrganizationResponse>> CreateOrganizationAsync(CreateOrganizationRequest request, CancellationToken cancel) =>
        PostAsync<CreateOrganizationResponse>("organizations", request, cancel);

    public Task<ApiResult<MeResponse>> MeAsync(CancellationToken cancel) => GetAsync<MeResponse>("me", cancel);

    public Task<ApiResult<MeResponse>> UpdateMeAsync(UpdateMeRequest request, CancellationToken cancel) =>
        SendAsync<MeResponse>(HttpMethod.Patch, "me", request, cancel);

    public Task<ApiResult<IReadOnlyList<TokenResponse>>> TokensAsync(CancellationToken cancel) =>
        GetAsync<IReadOnlyList<TokenResponse>>("tokens", cancel);

    public Task<ApiResult<CreateTokenResponse>> CreateTokenAsync(CreateTokenRequest request, CancellationToken cancel) =>
        PostAsync<CreateTokenResponse>("tokens", request, cancel);

    public Task<ApiResult<Done>> RevokeTokenAsync(Guid id, CancellationToken cancel) =>
        SendAsync<Done>(HttpMethod.Delete, $"tokens/{id}", null, cancel);

    /// <summary>Who holds a token. The token is given: this runs while the reader is being found out.</summary>
    public Task<ApiResult<MeResponse>> MeAsync(string token, CancellationToken cancel)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Root + "me");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return SendAsync<MeResponse>(request, cancel);
    }
}
