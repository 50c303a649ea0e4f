using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Intake;

namespace IncidentPlatform.Web.Platform;

internal sealed partial class PlatformApi
{
    public Task<ApiResult<MailIntakeResponse>> MailIntakeAsync(CancellationToken cancel) => GetAsync<MailIntakeResponse>("mail-intake", cancel);

    /// <param name="version">The version that the reader changed.</param>
    public Task<ApiResult<MailIntakeResponse>> SaveMailIntakeAsync(int version, SaveMailIntakeRequest request, CancellationToken cancel) =>
        SendAsync<MailIntakeResponse>(HttpMethod.Put, "mail-intake", request, cancel, version);

    public Task<ApiResult<WholeMailResponse>> WholeMailAsync(string number, int sequence, CancellationToken cancel) =>
        GetAsync<WholeMailResponse>($"incidents/{Uri.EscapeDataString(number)}/timeline/{sequence}/mail", cancel);
}
