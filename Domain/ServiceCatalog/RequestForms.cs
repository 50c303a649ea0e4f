using System.Globalization;
using IncidentPlatform.Domain.Incidents;
using NodaTime.Text;

namespace IncidentPlatform.Domain.ServiceCatalog;

/// <summary>The forms of service requests, and the check of their answers.</summary>
public static class RequestForms
{
    private static readonly IReadOnlyList<FormField> Change =
    [
        new("what", FormFieldKind.LongText, true),
        new("reason", FormFieldKind.LongText, true),
        new("desiredOn", FormFieldKind.Date, true),
        new("riskIfNotDone", FormFieldKind.LongText, false),
    ];

    private static readonly IReadOnlyList<FormField> Licence =
    [
        new("product", FormFieldKind.Text, true),
        new("edition", FormFieldKind.Text, false),
        new("quantity", FormFieldKind.Number, true),
        new("neededOn", FormFieldKind.Date, true),
        new("costCentre", FormFieldKind.Text, true),
    ];

    /// <summary>The fields of a type's form, in the order in which they are asked; types without a form of their own have one field.</summary>
    public static IReadOnlyList<FormField> FieldsOf(RequestType type) => type switch
    {
        RequestType.ChangeRequest => Change,
        RequestType.SoftwareLicence => Licence,
        _ => [new("what", FormFieldKind.LongText, true)],
    };

    /// <summary>What is wrong with some answers.</summary>
    /// <returns>Sentences by field name; empty when all is well.</returns>
    public static IReadOnlyDictionary<string, string> Check(RequestType type, IReadOnlyDictionary<string, string> answers)
    {
        var problems = new Dictionary<string, string>();
        var fields = FieldsOf(type);
        foreach (var field in fields)
        {
            var answer = answers.GetValueOrDefault(field.Name)?.Trim() ?? "";
            if (answer.Length == 0)
            {
                if (field.IsRequired) problems[field.Name] = "An answer is needed.";
                continue;
            }
            if (ProblemOf(field.Kind, answer) is { } problem) problems[field.Name] = problem;
        }
        foreach (var name in answers.Keys.Where(name => fields.All(field => field.Name != name)).Take(10))
            problems[name] = "The form has no such field.";
        return problems;
    }

    private static string? ProblemOf(FormFieldKind kind, string answer) => kind switch
    {
        FormFieldKind.Text => answer.Length > 200 ? "At most 200 characters." : null,
        FormFieldKind.LongText => answer.Length > 4_000 ? "At most 4,000 characters." : null,
        FormFieldKind.Date => LocalDatePattern.Iso.Parse(answer).Success ? null : "A date such as 2026-11-24.",
        FormFieldKind.Number => int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 100_000
            ? null
            : "A whole number from 1 to 100,000.",
    };
}
