using System.Globalization;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;
using IncidentPlatform.Web.Components.Forms;

namespace IncidentPlatform.Web.Components.Routing;

/// <summary>A form about modes turned into a change of the settings.</summary>
internal static class ModeRequest
{
    /// <summary>The change, or the field that makes no sense.</summary>
    public static (SaveRoutingSettingsRequest? Request, PlatformProblem? Problem) From(RoutingForm form) => form.Action switch
    {
        RoutingActions.SetMode => (new SaveRoutingSettingsRequest(Mode: form.Mode ?? RoutingMode.Off), null),
        RoutingActions.SetGroup => OfGroup(form),
        _ => OfLimits(form),
    };

    private static (SaveRoutingSettingsRequest?, PlatformProblem?) OfGroup(RoutingForm form)
    {
        if (form.GroupId is not { } groupId) return Invalid("groups");
        if (Number(form.Target) is not { } target) return Invalid("groups[0].targetPrecision");

        var isEarned = form.GroupMode == RoutingView.WhenEarned;
        RoutingMode? mode = isEarned ? RoutingMode.Suggest : Enum.TryParse<RoutingMode>(form.GroupMode, out var named) ? named : null;
        return (new SaveRoutingSettingsRequest(Groups: [new GroupRoutingRequest(groupId, mode, Share(target), isEarned)]), null);
    }

    private static (SaveRoutingSettingsRequest?, PlatformProblem?) OfLimits(RoutingForm form)
    {
        if (Number(form.HoldOut) is not { } holdOut) return Invalid("holdOutShare");

        ChannelRoutingRequest[] channels =
        [
            new(Channel.Web, form.ChannelWeb ?? RoutingMode.Auto), new(Channel.Phone, form.ChannelPhone ?? RoutingMode.Auto),
            new(Channel.Email, form.ChannelEmail ?? RoutingMode.Auto), new(Channel.Api, form.ChannelApi ?? RoutingMode.Auto),
        ];
        return (new SaveRoutingSettingsRequest(
            Channels: channels, HoldOutShare: Share(holdOut), MisroutingCost: Number(form.MisroutingCost) ?? 0, AskingCost: Number(form.AskingCost) ?? 0,
            BindingCategoryIds: form.BindingCategoryIds ?? []), null);
    }

    private static double Share(double percent) => Math.Round(percent / 100, 4);

    // A number field sends a point, whatever the reader's language.
    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static (SaveRoutingSettingsRequest?, PlatformProblem?) Invalid(string field) => (null, OwnProblem.Invalid(new Dictionary<string, string[]> { [field] = [] }));
}
