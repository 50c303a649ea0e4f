using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Domain.Routing;
using IncidentPlatform.Web.Components.Forms;
using Microsoft.Extensions.Localization;

namespace IncidentPlatform.Web.Components.Routing;

/// <summary>What the routing page decides, apart from drawing it.</summary>
public sealed partial class RoutingView(IReadOnlyList<RoutingModelResponse> models, RoutingSettings settings)
{
    public RoutingMode Mode => settings.Mode;

    /// <summary>The version that is being trained; null when none is.</summary>
    public RoutingModelResponse? Training => models.FirstOrDefault(model => model.State == RoutingModelState.Training);

    /// <summary>All others, newest first.</summary>
    public IEnumerable<RoutingModelResponse> Models => models.Where(model => model.State != RoutingModelState.Training);

    /// <summary>What decides now, and what could instead of it: the newer ones that are trained, or failed. Older ones stand side by side on their own page.</summary>
    public IEnumerable<RoutingModelResponse> Current
    {
        get
        {
            var served = models.FirstOrDefault(model => model.State == RoutingModelState.InService)?.Version ?? 0;
            return Models.Where(model => model.Version >= served);
        }
    }

    public bool IsEmpty => models.Count == 0;

    /// <summary>Whether the mode asks for a model and none is in service: people route until there is one.</summary>
    public bool LacksModel => Mode != RoutingMode.Off && !models.Any(model => model.State == RoutingModelState.InService);

    public RoutingForm? Refused { get; private set; }
    public PlatformProblem? Problem { get; private set; }

    public void Refuse(RoutingForm form, PlatformProblem problem) => (Refused, Problem) = (form, problem);

    /// <summary>Why a form was refused. "Taken already" means something else for each action here.</summary>
    public string? Refusal(IStringLocalizer loc)
    {
        if (Problem is null) return null;
        if (NotEarned(loc) is { } notEarned) return notEarned;
        if (Problem.Code != ProblemCodes.Conflict) return ProblemWords.Of(Problem, loc);
        return Refused?.Action switch
        {
            RoutingActions.Train => loc["RoutingTrainsAlready"],
            RoutingActions.Cancel => loc["RoutingTrainsNoMore"],
            _ => loc["RoutingPromotedAlready"],
        };
    }

    /// <summary>Whether a version can be put into service: it is trained to the end and does not decide yet.</summary>
    public static bool CanPromote(RoutingModelResponse model) => model.State is RoutingModelState.Ready or RoutingModelState.Retired;

    /// <summary>How the state is marked, beside its name.</summary>
    public static string? ToneOf(RoutingModelState state) => state switch
    {
        RoutingModelState.InService => "good",
        RoutingModelState.Failed or RoutingModelState.Interrupted => "bad",
        _ => null,
    };
}
