using System.Diagnostics.Metrics;
using IncidentPlatform.Domain.Intake;

namespace IncidentPlatform.Worker.Intake;

/// <summary>Instruments of the mail intake.</summary>
internal sealed class IntakeTelemetry
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "IncidentPlatform.Intake";

    private const string Repeated = "Repeated";
    private const string Failed = "Failed";
    private readonly Counter<long> _mails;

    public IntakeTelemetry(IMeterFactory meters) => _mails = meters.Create(Name)
        .CreateCounter<long>("incident_platform.intake.mails", "{mail}", "Mails that came in, by what became of them");

    /// <summary>Counts a mail that is committed; null for one that had been taken before.</summary>
    public void Took(IntakeOutcome? outcome) => Count(outcome?.ToString() ?? Repeated);

    /// <summary>Counts a mail that its server is to bring again.</summary>
    public void GaveBack() => Count(Failed);

    private void Count(string outcome) => _mails.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
