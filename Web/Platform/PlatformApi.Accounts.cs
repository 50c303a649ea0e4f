using System.Net.Http.Headers;
using IncidentPlatform.Contracts.Identity;

namespace IncidentPlatform.Web.Platform;

internal sealed partial class PlatformApi
{
    public Task<ApiResult<SignInResponse>> SignInAsync(SignInRequest request, CancellationToken cancel) =>
        PostAsync<SignInResponse>("auth/sign-in", request, cancel);

    public Task<ApiResult<Done>> SignOutAsync(CancellationToken cancel) => PostAsync<Done>("auth/sign-out", new SignOutRequest(), cancel);

    public Task<ApiResult<Done>> ForgotPasswordAsync(ForgotPasswordRequest request, CancellationToken cancel) =>
        PostAsync<Done>("auth/forgot", request, cancel);

    public Task<ApiResult<Done>> ResetPasswordAsync(ResetPasswordRequest request, CancellationToken cancel) =>
        PostAsync<Done>("auth/reset", request, cancel);

    public Task<ApiResult<CreateOrganizationResponse>> CreateOrganizationAsync(CreateOrganizationRequest request, CancellationToken cancel) =>
        PostAsync<CreateOrganizationResponse>("organizations", request, cancel);

    /// <summary>Who holds a token. The token is given: this runs while the reader is being found out.</summary>
    public Task<ApiResult<MeResponse>> MeAsync(string token, CancellationToken cancel)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Root + "me");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return SendAsync<MeResponse>(request, cancel);
    }
}
