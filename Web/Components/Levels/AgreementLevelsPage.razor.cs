using IncidentPlatform.Contracts.Agreements;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Levels;

public sealed partial class AgreementLevelsPage
{
    private AgreementResponse? _agreement;

    [SupplyParameterFromQuery(Name = "offered")] public bool IsOffered { get; set; }
    [Inject] internal Reader Reader { get; init; } = null!;

    /// <summary>The customer, until the provider has accepted: from then on it is a contract.</summary>
    private bool MayChange => Reader.Can(Permissions.ManageLevels) && _agreement is { IsCustomer: true, State: AgreementState.Offered };

    private protected override async Task<PlatformProblem?> ReadHolderAsync(CancellationToken cancel)
    {
        var agreement = await Api.AgreementAsync(Id, cancel);
        _agreement = agreement.Value;
        return agreement.Problem;
    }

    private protected override Task<ApiResult<OlaPolicyResponse>> ReadAsync(CancellationToken cancel) => Api.AgreementLevelsAsync(Id, cancel);

    private protected override Task<ApiResult<LevelImpactResponse>> PreviewAsync(OlaPolicyImpactRequest request, CancellationToken cancel) =>
        Api.AgreementLevelsImpactAsync(Id, request, cancel);

    private protected override Task<ApiResult<OlaPolicyResponse>> SaveAsync(int? version, SaveOlaPolicyRequest request, CancellationToken cancel) =>
        Api.SaveAgreementLevelsAsync(Id, version, request, cancel);

    private protected override string After(OlaPolicyResponse saved) => Pages.AgreementLevels(Id);
}
