using System.Globalization;
using System.Text;

namespace IncidentPlatform.Worker.Tests.Imports;

/// <summary>
/// Makes up an event log in the format of a ServiceNow audit: one row per change, with everything that makes real ones hard.
/// <c>sample-event-log.csv</c> beside the tests is what the seed gives.
/// </summary>
internal static class SampleEventLog
{
    public const int Seed = 20_261_125;
    public const int Incidents = 200;

    private const string Header =
        "number,incident_state,active,reassignment_count,reopen_count,sys_mod_count,made_sla,caller_id,opened_by,opened_at,sys_created_by,"
        + "sys_created_at,sys_updated_by,sys_updated_at,contact_type,location,category,subcategory,u_symptom,cmdb_ci,impact,urgency,priority,"
        + "assignment_group,assigned_to,knowledge,u_priority_confirmation,notify,problem_id,rfc,vendor,caused_by,closed_code,resolved_by,"
        + "resolved_at,closed_at";

    private static readonly string[] Holds = ["Awaiting User Info", "Awaiting User Info", "Awaiting User Info", "Awaiting Vendor", "Awaiting Problem", "Awaiting Evidence"];
    private static readonly (string Impact, string Urgency, string Priority)[] Levels =
    [
        ("2 - Medium", "2 - Medium", "3 - Moderate"), ("2 - Medium", "2 - Medium", "3 - Moderate"), ("2 - Medium", "2 - Medium", "3 - Moderate"),
        ("1 - High", "2 - Medium", "2 - High"), ("3 - Low", "2 - Medium", "4 - Low"), ("1 - High", "1 - High", "1 - Critical"),
    ];

    /// <summary>The file.</summary>
    public static string Make(int seed = Seed, int incidents = Incidents, int year = 2026)
    {
        var random = new Dice((ulong)seed);
        var text = new StringBuilder(Header).Append('\n');
        var opened = new DateTime(year, 1, 5, 7, 30, 0);
        for (var i = 1; i <= incidents; i++)
        {
            opened += TimeSpan.FromMinutes(random.Next(5, 240));
            new Case(random, text, $"INC{1000 + i:0000000}", opened).Write();
        }
        return text.ToString();
    }

    /// <summary>Numbers that are the same on every machine and for every version of .NET.</summary>
    private sealed class Dice(ulong seed)
    {
        private ulong _state = seed;

        public int Next(int from, int to)
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return from + (int)((mixed ^ (mixed >> 31)) % (ulong)(to - from));
        }

        public bool Chance(int percent) => Next(0, 100) < percent;

        public T Pick<T>(IReadOnlyList<T> choices) => choices[Next(0, choices.Count)];
    }

    private sealed class Case(Dice dice, StringBuilder text, string number, DateTime opened)
    {
        private readonly string _caller = $"Caller {dice.Next(1, 90)}";
        private readonly string _category = $"Category {dice.Next(1, 12)}";
        private readonly string _symptom = dice.Chance(25) ? "?" : $"Symptom {dice.Next(1, 60)}";
        private DateTime _at = opened + TimeSpan.FromMinutes(dice.Next(0, 20));
        private string _group = dice.Chance(10) ? "?" : $"Group {(dice.Chance(45) ? 70 : dice.Next(20, 32))}";
        private (string Impact, string Urgency, string Priority) _levels = dice.Pick(Levels);
        private int _modifications;
        private int _reassignments;
        private int _reopenings;

        public void Write()
        {
            if (!dice.Chance(7)) Row("New");
            if (dice.Chance(30)) Reassign("New");
            if (!dice.Chance(25)) Work();
            Finish();
            while (dice.Chance(6)) // a resolution that did not hold, some after it was closed
            {
                if (dice.Chance(30)) Row("Closed");
                _reopenings++;
                Row("Active");
                Work();
                Finish();
            }
            Pass(3 * 24 * 60, 6 * 24 * 60);
            Row("Closed");
            if (dice.Chance(2)) Row("Closed");
        }

        private void Work()
        {
            for (var turn = dice.Next(1, 4); turn > 0; turn--)
            {
                Row(dice.Chance(2) ? "-100" : "Active");
                if (dice.Chance(25)) Reassign("Active");
                if (dice.Chance(8)) _levels = dice.Pick(Levels);
                if (!dice.Chance(25)) continue;

                var hold = dice.Pick(Holds);
                for (var rows = dice.Next(1, 3); rows > 0; rows--) Row(hold);
            }
        }

        private void Finish()
        {
            if (dice.Chance(1)) return; // closed without a word about its resolution
            Row("Resolved");
            if (dice.Chance(3)) Row("Resolved");
        }

        private void Reassign(string state)
        {
            for (var moves = dice.Next(1, 4); moves > 0; moves--) // several in one minute
            {
                _group = dice.Chance(8) ? "?" : $"Group {(dice.Chance(30) ? 70 : dice.Next(20, 32))}";
                _reassignments++;
                Row(state, passes: dice.Chance(60));
            }
        }

        private void Row(string state, bool passes = true)
        {
            if (passes) Pass(1, dice.Chance(20) ? 2_000 : 180);
            var written = dice.Chance(1) ? _at - TimeSpan.FromMinutes(3) : _at; // a clock that was put back
            text.AppendJoin(',', number, state, state == "Closed" ? "false" : "true", _reassignments, _reopenings, _modifications++, "true", _caller,
                "Opened by 8", Time(opened), "?", "?", $"Updated by {dice.Next(1, 50)}", Time(written), "Phone", "Location 143", _category,
                "Subcategory 9", _symptom, "?", _levels.Impact, _levels.Urgency, _levels.Priority, _group, dice.Chance(30) ? "?" : $"Resolver {dice.Next(1, 40)}",
                "true", "false", "Do Not Notify", "?", "?", "?", "?", "code 6", "Resolved by 3", "?", "?").Append('\n');
        }

        private void Pass(int least, int most) => _at += TimeSpan.FromMinutes(dice.Next(least, most));

        private static string Time(DateTime at) => at.ToString("d/M/yyyy HH:mm", CultureInfo.InvariantCulture);
    }
}
