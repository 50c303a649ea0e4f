using System.Globalization;
using IncidentPlatform.Contracts.Routing;
using NodaTime;
using NodaTime.Text;

namespace IncidentPlatform.Web.Components.Routing;

/// <summary>What the learning page's forms say, as requests. A list is saved as a whole: what was there, with one line more or fewer.</summary>
internal static class LearningView
{
    public static LearningSettings Settings(LearningForm form) =>
        new(int.TryParse(form.RetrainDays, CultureInfo.InvariantCulture, out var days) ? days : null, form.RetrainsOnDrift);

    public static TrainingExclusionsRequest With(IReadOnlyList<TrainingExclusionResponse> present, LearningForm form) =>
        new([.. present.Select(Asked), new(form.Reason?.Trim() ?? "", Id(form.GroupId), Id(form.CategoryId), Day(form.From), Day(form.To))]);

    public static TrainingExclusionsRequest Without(IReadOnlyList<TrainingExclusionResponse> present, LearningForm form) =>
        new([.. present.Where(item => KeyOf(item) != form.Key).Select(Asked)]);

    public static GroupSuccessorsRequest With(IReadOnlyList<GroupSuccessorResponse> present, LearningForm form) =>
        new([.. present.Select(Asked), new(Id(form.GroupId) ?? Guid.Empty, Id(form.SuccessorId) ?? Guid.Empty, Id(form.ServiceId))]);

    public static GroupSuccessorsRequest Without(IReadOnlyList<GroupSuccessorResponse> present, LearningForm form) =>
        new([.. present.Where(item => KeyOf(item) != form.Key).Select(Asked)]);

    /// <summary>Names a line by what it says: somebody else may have changed the list meanwhile.</summary>
    public static string KeyOf(TrainingExclusionResponse item) => $"{item.GroupId}|{item.CategoryId}|{item.From:uuuu-MM-dd}|{item.To:uuuu-MM-dd}|{item.Reason}";

    /// <summary>Names a line by what it says.</summary>
    public static string KeyOf(GroupSuccessorResponse item) => $"{item.GroupId}|{item.ServiceId}";

    private static TrainingExclusionRequest Asked(TrainingExclusionResponse item) => new(item.Reason, item.GroupId, item.CategoryId, item.From, item.To);

    private static GroupSuccessorRequest Asked(GroupSuccessorResponse item) => new(item.GroupId, item.SuccessorId, item.ServiceId);

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    private static LocalDate? Day(string? text) => LocalDatePattern.Iso.Parse(text ?? "") is { Success: true, Value: var day } ? day : null;
}
