namespace IncidentPlatform.Domain.Calendars;

/// <summary>One opening, or the part of it that lies between two changes of the zone's offset, in UTC.</summary>
/// <param name="Start">First open second since 1970 in UTC.</param>
/// <param name="End">First second that is closed again.</param>
/// <param name="Offset">Seconds that the wall clock is ahead of UTC.</param>
internal readonly record struct OpenPiece(long Start, long End, int Offset)
{
    /// <summary>Days since 1970 of the local date.</summary>
    public int LocalDay => OpenSchedule.FloorDay(Start + Offset);

    /// <summary>The wall clock at <see cref="Start"/>, in seconds of the local day.</summary>
    public int LocalFrom => (int)(Start + Offset - ((long)LocalDay * Opening.SecondsOfDay));

    /// <summary>The wall clock at <see cref="End"/> before any change of offset, in seconds of the same local day.</summary>
    public int LocalTo => LocalFrom + (int)(End - Start);
}
