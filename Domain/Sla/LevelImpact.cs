namespace IncidentPlatform.Domain.Sla;

/// <summary>What a change of levels means for many records together.</summary>
public sealed record LevelImpact
{
    /// <summary>Nothing changes.</summary>
    public static LevelImpact None { get; } = new();

    /// <summary>Records that get a line.</summary>
    public int Changed { get; init; }

    /// <summary>Records of which a promise is broken by the change.</summary>
    public int BecomeLate { get; init; }

    /// <summary>Records that fall due sooner, and can still be kept.</summary>
    public int DueSooner { get; init; }

    /// <summary>Records that are relieved.</summary>
    public int DueLater { get; init; }

    /// <summary>Rules that count as fired without a word to anybody.</summary>
    public int SilencedSteps { get; init; }

    /// <summary>Rules of these records that would have told somebody within a day.</summary>
    public int StepsBefore { get; init; }

    /// <summary>Rules of these records that will tell somebody within a day.</summary>
    public int StepsAfter { get; init; }

    /// <summary>With one more record.</summary>
    public LevelImpact Plus(LevelChange change) => this with
    {
        Changed = Changed + 1,
        BecomeLate = BecomeLate + (change.Outcome == LevelOutcome.BecomesLate ? 1 : 0),
        DueSooner = DueSooner + (change.Outcome == LevelOutcome.DueSooner ? 1 : 0),
        DueLater = DueLater + (change.Outcome == LevelOutcome.DueLater ? 1 : 0),
        SilencedSteps = SilencedSteps + change.Silenced.Count,
        StepsBefore = StepsBefore + change.StepsBefore,
        StepsAfter = StepsAfter + change.StepsAfter,
    };

    /// <summary>With the records of another part.</summary>
    public LevelImpact Plus(LevelImpact other) => new()
    {
        Changed = Changed + other.Changed,
        BecomeLate = BecomeLate + other.BecomeLate,
        DueSooner = DueSooner + other.DueSooner,
        DueLater = DueLater + other.DueLater,
        SilencedSteps = SilencedSteps + other.SilencedSteps,
        StepsBefore = StepsBefore + other.StepsBefore,
        StepsAfter = StepsAfter + other.StepsAfter,
    };
}
