using IncidentPlatform.Contracts.Imports;
using IncidentPlatform.Data.Imports;
using IncidentPlatform.Domain.Imports;

namespace IncidentPlatform.Api.Imports;

/// <summary>What is wrong with a file or a row, in a sentence.</summary>
internal static class ImportWording
{
    public static string Of(FileFault fault) => fault switch
    {
        FileFault.Empty => "The file is empty.",
        FileFault.TooLarge => $"The file is larger than {ImportLimits.MaxBytes / 1024 / 1024} MiB.",
        FileFault.BrokenArchive => "The file is packed by gzip and broken.",
        FileFault.UnknownEncoding => "This is no text in UTF-8, in UTF-16 with its mark, or in Windows-1252. Save the file as UTF-8.",
        FileFault.NoHeader => "The first line names no columns.",
        FileFault.TooManyColumns => $"The first line names more than {ImportLimits.MaxColumns} columns.",
        FileFault.EndlessRow => "A row does not end: somewhere a quote is opened and never closed.",
        FileFault.NoRows => "There is nothing under the first line.",
    };

    public static string Of(ImportProblemRow problem)
    {
        var said = problem.Value is { } value ? $" (\"{value}\")" : "";
        return problem.Code switch
        {
            ImportProblemCodes.WrongCellCount => "This row has more or fewer cells than the first line names.",
            ImportProblemCodes.BrokenQuotes => "A quote stands where none may.",
            ImportProblemCodes.Missing => $"{problem.Field} is missing.",
            ImportProblemCodes.UnreadableDate => $"{problem.Field} is no date in the order that was named{said}.",
            ImportProblemCodes.DateInFuture => $"{problem.Field} lies in the future{said}.",
            ImportProblemCodes.DatesOutOfOrder => "It was resolved before it was opened, or closed before it was resolved.",
            ImportProblemCodes.StateAgainstDates => $"The state does not go with the dates{said}.",
            ImportProblemCodes.NumberTooLong => $"The number is longer than {CourseReader.LongestNumber} characters.",
            ImportProblemCodes.NumberReserved => $"The organization gives such numbers itself{said}.",
            ImportProblemCodes.DuplicateNumber => $"A record of this number is here already{said}.",
            ImportProblemCodes.ScatteredNumber => $"The changes of this number do not stand together{said}.",
            ImportProblemCodes.UnknownGroup => $"There is no such group{said}.",
            ImportProblemCodes.TooManyChanges => $"More than {CourseReader.MostChanges} changes are no history of one incident.",
            ImportProblemCodes.UnknownState => $"No such state is known; the former one stays{said}.",
            ImportProblemCodes.UnknownValue => $"{problem.Field} has no such value; the default is taken{said}.",
            ImportProblemCodes.TimeRanBackwards => $"Earlier than the change before it, whose instant is taken{said}.",
            _ => problem.Code,
        };
    }
}
