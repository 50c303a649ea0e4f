using System.Diagnostics.Metrics;

namespace IncidentPlatform.Worker.Notifications;

/// <summary>Instruments of the mail sender.</summary>
internal sealed class MailTelemetry
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "IncidentPlatform.Mail";

    private readonly Counter<long> _mails;
    private readonly Histogram<double> _lag;

    public MailTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _mails = meter.CreateCounter<long>("incident_platform.mails", "{mail}", "Mails by outcome");
        _lag = meter.CreateHistogram(
            "incident_platform.mail.lag", "s", "From the writing of a mail to the relay's taking it",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 1_800, 7_200] });
    }

    /// <summary>The relay took a mail.</summary>
    public void Sent(double lagSeconds)
    {
        Count("sent");
        _lag.Record(Math.Max(0, lagSeconds));
    }

    /// <summary>The relay refused a mail.</summary>
    public void Failed(bool isParked) => Count(isParked ? "parked" : "retried");

    private void Count(string outcome) => _mails.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
