using IncidentPlatform.Contracts.Intake;

namespace IncidentPlatform.Web.Components.Intake;

/// <summary>The settings of the mail intake as typed.</summary>
public sealed class MailIntakeForm
{
    private static readonly char[] Separators = [' ', ',', ';', '\r', '\n', '\t'];

    /// <summary>The version that the reader saw.</summary>
    public int Version { get; set; }
    public string? Address { get; set; }

    /// <summary>A domain a line, or parted by commas.</summary>
    public string? Domains { get; set; }

    public SaveMailIntakeRequest ToRequest() => new(
        string.IsNullOrWhiteSpace(Address) ? null : Address.Trim(),
        (Domains ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    public static MailIntakeForm Of(MailIntakeResponse intake) =>
        new() { Version = intake.Version, Address = intake.Address, Domains = string.Join('\n', intake.Domains) };
}
