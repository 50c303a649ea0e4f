namespace IncidentPlatform.Domain.Routing;

/// <summary>
/// Draws the records that people route without seeing the prediction: what the classifier did itself cannot tell how good it is. The lot
/// lies in the record's identifier, so that a decision that is made again draws the same.
/// </summary>
public static class HoldOut
{
    /// <summary>Whether a record is drawn.</summary>
    /// <param name="recordId">The record.</param>
    /// <param name="share">0 for none to 1 for all.</param>
    public static bool Draws(Guid recordId, double share) => Lot(recordId) < share;

    // Identifiers of one millisecond are alike: every bit has to reach every other (the finish of SplitMix64). 0..1, 1 excluded.
    private static double Lot(Guid recordId)
    {
        Span<byte> bytes = stackalloc byte[16];
        recordId.TryWriteBytes(bytes);
        var mixed = Mix(Mix(BitConverter.ToUInt64(bytes)) ^ BitConverter.ToUInt64(bytes[8..]));
        return (mixed >> 11) * (1.0 / (1UL << 53));
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }
}
