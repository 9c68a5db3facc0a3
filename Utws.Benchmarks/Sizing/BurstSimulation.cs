namespace Utws.Benchmarks.Sizing;

/// <summary>
/// A load second by second: requests come by chance around their rate, nodes answer what they can, the balancer refuses the others at
/// once, and those who were refused come again within a minute; behind them an engine takes what it can.
/// </summary>
internal sealed class BurstSimulation(FleetLoad load, int nodes, double engineRate)
{
    private const int Seed = 20261127;
    private const int RetrySeconds = 60;

    // An end is looked for no longer than this after the load's own.
    private const int MostSeconds = 7 * 86_400;

    private readonly Random _random = new(Seed);

    /// <summary>The most requests that came in a second, those that came again included.</summary>
    public double MostRequests { get; private set; }

    /// <summary>Refusals for each request of the load.</summary>
    public double Refused { get; private set; }

    /// <summary>The most sessions that waited for the engine.</summary>
    public double MostWaiting { get; private set; }

    /// <summary>When the last request was answered, seconds from the beginning.</summary>
    public int AnsweredAfter { get; private set; }

    /// <summary>When the engine had everything, seconds from the beginning; null if it never has: it gets more than it takes.</summary>
    public int? StoredAfter { get; private set; }

    /// <summary>Runs it.</summary>
    public BurstSimulation Run()
    {
        // At the most, nodes work without the reserve that is planned for.
        double capacity = nodes * new FleetPlan(load).MostRequestsOfANode;
        double[] again = new double[RetrySeconds];
        double waiting = 0;
        double refusals = 0;
        for (int second = 0; second < load.Seconds + MostSeconds; second++)
        {
            double coming = Poisson(RateAt(second)) + again[second % RetrySeconds];
            again[second % RetrySeconds] = 0;
            MostRequests = Math.Max(MostRequests, coming);
            double answered = Math.Min(coming, capacity);
            double refused = coming - answered;
            refusals += refused;
            for (int i = 0; i < RetrySeconds; i++)
            {
                again[i] += refused / RetrySeconds;
            }

            waiting = Math.Max(0, waiting + (answered * load.Sessions) - engineRate);
            MostWaiting = Math.Max(MostWaiting, waiting);
            AnsweredAfter = answered >= 1 ? second + 1 : AnsweredAfter;
            if (second >= load.Seconds && answered < 1 && waiting == 0)
            {
                StoredAfter = second;
                break;
            }
        }

        Refused = refusals / (load.RequestsPerSecond * load.Seconds);
        return this;
    }

    // Its peak in the first twelfth of the time, and what is left evenly after it.
    private double RateAt(int second)
    {
        if (second >= load.Seconds)
        {
            return 0;
        }

        const double PeakShare = 1.0 / 12;
        return second < load.Seconds * PeakShare || load.Peak == 1
            ? load.PeakRequests
            : load.RequestsPerSecond * (1 - (load.Peak * PeakShare)) / (1 - PeakShare);
    }

    // Of means in the thousands, by the normal distribution (Box and Muller).
    private double Poisson(double mean)
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble()));
        return Math.Max(0, mean + (Math.Sqrt(mean) * radius * Math.Cos(2 * Math.PI * _random.NextDouble())));
    }
}
