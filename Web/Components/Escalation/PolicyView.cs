using System.Globalization;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Web.Components.Forms;
using Microsoft.Extensions.Localization;

namespace IncidentPlatform.Web.Components.Escalation;

/// <summary>What the editor of an escalation policy decides, apart from drawing it.</summary>
public sealed class PolicyView(PolicyForm form, EscalationPolicyResponse? saved, IReadOnlyList<GroupResponse> groups)
{
    public const string ProblemPrefix = "RuleProblem-";

    public PolicyForm Form => form;

    /// <summary>As it is stored; null for a new one.</summary>
    public EscalationPolicyResponse? Saved => saved;

    public IReadOnlyList<EscalationPolicyVersionResponse> Versions { get; init; } = [];

    /// <summary>Webhooks that rules can call.</summary>
    public IReadOnlyList<RuleWebhookResponse> Webhooks { get; init; } = [];

    /// <summary>Why it was not saved or tried; null when it was.</summary>
    public PlatformProblem? Problem { get; init; }

    /// <summary>What the rules would have done; null until asked.</summary>
    public DryRunEscalationResponse? DryRun { get; init; }

    /// <summary>A rule that was added just now.</summary>
    public int? OpenRule { get; init; }

    /// <summary>What is wrong with a rule, or hardly meant; null when nothing is.</summary>
    public string? MessageAt(int rule, string field, IStringLocalizer loc)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"rules[{rule}].{field}");
        var code = Problem.At(key) ?? (saved is not null && saved.Warnings.TryGetValue(key, out var warnings) ? warnings.FirstOrDefault() : null);
        if (code is null) return null;
        return loc[ProblemPrefix + code] is { ResourceNotFound: false } words ? words : code;
    }

    /// <summary>Whether a rule stands open: it was added just now, or something is wrong with it.</summary>
    public bool IsOpen(int rule) => OpenRule == rule
        || Problem?.Errors?.Keys.Any(key => key.StartsWith(string.Create(CultureInfo.InvariantCulture, $"rules[{rule}]."), StringComparison.Ordinal)) == true;

    /// <summary>The rule as it would be read, with the names that the reader knows.</summary>
    public EscalationRuleBody Named(RuleForm rule)
    {
        var body = rule.ToBody();
        return body with { Then = [.. body.Then.Select(effect => effect with { Name = effect.Id is { } id ? NameOf(id) : null })] };
    }

    public IEnumerable<Choice> GroupChoices(Guid? present = null) => groups
        .Where(group => group.IsActive || group.Id == present).Select(group => new Choice(group.Id.ToString(), group.Name));

    /// <summary>Webhooks to choose from; one that is named stays among them, also when it was switched off or deleted.</summary>
    public IEnumerable<Choice> WebhookChoices(Guid? present, IStringLocalizer loc)
    {
        var choices = Webhooks.Where(webhook => webhook.IsActive || webhook.Id == present)
            .Select(webhook => new Choice(webhook.Id.ToString(), webhook.Name)).ToList();
        if (present is { } named && Webhooks.All(webhook => webhook.Id != named)) choices.Add(new Choice(named.ToString(), loc["RuleWebhookDeleted"]));
        return choices;
    }

    /// <summary>Members of every group, each once.</summary>
    public IEnumerable<Choice> PersonChoices() => groups.SelectMany(group => group.Members).DistinctBy(member => member.Id)
        .OrderBy(member => member.Name, StringComparer.CurrentCulture).Select(member => new Choice(member.Id.ToString(), member.Name));

    private string? NameOf(Guid id) => groups.FirstOrDefault(group => group.Id == id)?.Name
        ?? groups.SelectMany(group => group.Members).FirstOrDefault(member => member.Id == id)?.Name
        ?? Webhooks.FirstOrDefault(webhook => webhook.Id == id)?.Name
        ?? saved?.Rules.SelectMany(rule => rule.Then).FirstOrDefault(effect => effect.Id == id)?.Name;
}
