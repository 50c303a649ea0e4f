namespace IncidentPlatform.Analytics.Routing;

/// <summary>Feature numbers in rising order and the value of each.</summary>
internal readonly record struct SparseVector(int[] Indices, float[] Values)
{
    public double Dot(SparseVector other)
    {
        var (sum, i, j) = (0.0, 0, 0);
        while (i < Indices.Length && j < other.Indices.Length)
        {
            var order = Indices[i].CompareTo(other.Indices[j]);
            if (order == 0) sum += Values[i] * (double)other.Values[j];
            if (order <= 0) i++;
            if (order >= 0) j++;
        }

        return sum;
    }
}
