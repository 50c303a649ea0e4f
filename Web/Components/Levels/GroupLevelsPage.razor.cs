using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;

namespace IncidentPlatform.Web.Components.Levels;

public sealed partial class GroupLevelsPage
{
    private string _group = "";

    private protected override async Task<PlatformProblem?> ReadHolderAsync(CancellationToken cancel)
    {
        var groups = await Api.GroupsAsync(cancel);
        _group = groups.Value?.Items.FirstOrDefault(group => group.Id == Id)?.Name ?? "";
        return groups.Problem;
    }

    private protected override Task<ApiResult<OlaPolicyResponse>> ReadAsync(CancellationToken cancel) => Api.GroupLevelsAsync(Id, cancel);

    private protected override Task<ApiResult<LevelImpactResponse>> PreviewAsync(OlaPolicyImpactRequest request, CancellationToken cancel) =>
        Api.GroupLevelsImpactAsync(Id, request, cancel);

    private protected override Task<ApiResult<OlaPolicyResponse>> SaveAsync(int? version, SaveOlaPolicyRequest request, CancellationToken cancel) =>
        Api.SaveGroupLevelsAsync(Id, version, request, cancel);

    private protected override string After(OlaPolicyResponse saved) => saved.ChangeId is null ? Pages.GroupLevels(Id) : Pages.SlaPolicies;
}
