using System.Globalization;
using IncidentPlatform.Data.Auditing;

namespace IncidentPlatform.Worker.Auditing;

/// <summary>Shows how far an audit has come: a bar on a terminal, elsewhere a line for every tenth.</summary>
internal sealed class ProgressBar(TextWriter output, bool isTerminal)
{
    private const int Width = 30;

    private readonly Lock _writing = new();
    private string _organization = "";
    private int _tenth = -1;

    /// <summary>Shows progress; may be called from any thread.</summary>
    public void Show(AuditProgress progress)
    {
        lock (_writing)
        {
            var share = progress.Of == 0 ? 1 : Math.Min(1, (double)progress.Incidents / progress.Of);
            var tenth = (int)(share * 10);
            if (!isTerminal && progress.Organization == _organization && tenth == _tenth) return;

            (_organization, _tenth) = (progress.Organization, tenth);
            var filled = (int)(share * Width);
            var line = string.Create(CultureInfo.InvariantCulture,
                $"{progress.Organization,-12} [{new string('#', filled)}{new string('.', Width - filled)}] {progress.Incidents}/{progress.Of}, {progress.Differences} differences");
            if (isTerminal) output.Write($"\r{line}");
            else output.WriteLine(line);
        }
    }

    /// <summary>The bar is full; what follows begins on a new line.</summary>
    public void Done()
    {
        lock (_writing)
        {
            if (isTerminal && _tenth >= 0) output.WriteLine();
            _tenth = -1;
        }
    }

    /// <summary>Writes a sentence.</summary>
    public void Say(string sentence)
    {
        lock (_writing) output.WriteLine(sentence);
    }
}
