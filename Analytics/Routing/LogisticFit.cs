namespace IncidentPlatform.Analytics.Routing;

/// <summary>
/// Logistic regression for a few dozen inputs and some thousand rows by Newton's method. ML.NET's trainers are made for
/// larger things: here the exact optimum costs milliseconds and comes out the same every time.
/// </summary>
internal static class LogisticFit
{
    private const int MostSteps = 50;
    private const double Converged = 1e-9;

    /// <param name="rows">Inputs of equal length, the first of each being the constant 1.</param>
    /// <param name="ridge">Pull of every weight but the first towards zero; more than zero, so that the optimum exists.</param>
    public static double[] Fit(IReadOnlyList<double[]> rows, IReadOnlyList<bool> outcomes, double ridge)
    {
        var size = rows[0].Length;
        var weights = new double[size];
        for (var step = 0; step < MostSteps; step++)
        {
            var gradient = new double[size];
            var curvature = new double[size, size];
            for (var j = 0; j < size; j++)
            {
                // The constant gets a trace of it too: rows that are all right or all wrong have no finite optimum otherwise.
                var pull = j == 0 ? ridge * 1e-3 : ridge;
                gradient[j] = -pull * weights[j];
                curvature[j, j] = pull;
            }

            for (var i = 0; i < rows.Count; i++) Accumulate(rows[i], outcomes[i], weights, gradient, curvature);

            var move = Solve(curvature, gradient);
            var longest = 0.0;
            for (var j = 0; j < size; j++)
            {
                // Newton's step overshoots far from the optimum; a bounded step always arrives.
                var change = Math.Clamp(move[j], -2, 2);
                weights[j] += change;
                longest = Math.Max(longest, Math.Abs(change));
            }

            if (longest < Converged) break;
        }

        return weights;
    }

    public static double Probability(ReadOnlySpan<double> row, ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        for (var j = 0; j < row.Length; j++) sum += row[j] * weights[j];
        return 1 / (1 + Math.Exp(-sum));
    }

    private static void Accumulate(double[] row, bool outcome, double[] weights, double[] gradient, double[,] curvature)
    {
        var probability = Probability(row, weights);
        var miss = (outcome ? 1 : 0) - probability;
        var spread = Math.Max(probability * (1 - probability), 1e-12);
        for (var j = 0; j < row.Length; j++)
        {
            if (row[j] == 0) continue;
            gradient[j] += miss * row[j];
            for (var k = 0; k <= j; k++) curvature[j, k] += spread * row[j] * row[k];
        }
    }

    /// <summary>Solves by Cholesky; reads the lower triangle only and overwrites it.</summary>
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var size = right.Length;
        var x = (double[])right.Clone();
        for (var j = 0; j < size; j++)
        {
            for (var k = 0; k < j; k++) matrix[j, j] -= matrix[j, k] * matrix[j, k];
            matrix[j, j] = Math.Sqrt(Math.Max(matrix[j, j], 1e-12));
            for (var i = j + 1; i < size; i++)
            {
                for (var k = 0; k < j; k++) matrix[i, j] -= matrix[i, k] * matrix[j, k];
                matrix[i, j] /= matrix[j, j];
            }
        }

        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++) x[i] -= matrix[i, k] * x[k];
            x[i] /= matrix[i, i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++) x[i] -= matrix[k, i] * x[k];
            x[i] /= matrix[i, i];
        }

        return x;
    }
}
