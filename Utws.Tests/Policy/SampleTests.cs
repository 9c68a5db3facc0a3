using System.Globalization;
using System.Net;
using System.Text;
using Utws.Core.Contract;
using Utws.Core.Policy;

namespace Utws.Tests.Policy;

public sealed class SampleTests
{
    private const int Sessions = 1_000_000;

    private static readonly TestSession s_session = new()
    {
        Caller = IPAddress.Parse("192.0.2.1"),
        ProductId = 12,
        Version = "11.4.2",
        OsPlatform = 2,
        OsVersion = 601,
        ServicePack = "Service Pack 1",
        OsBits = 64,
        Architecture = 9,
        LangId = "en",
        Country = "CA",
        Locale = "en_CA",
    };

    public static TheoryData<string, string, double> Vectors { get; } = new()
    {
        { "all", "canary", 0.7360707287796567 },
        { "all", "other", 0.4950980661462646 },
        { "no caller", "canary", 0.10391141261434722 },
        { "IPv6", "canary", 0.5265779572173697 },
        { "nothing", "canary", 0.8604802407002026 },
        { "extremes", "Überprüfung der Gerätesoftware", 0.48113543638145917 },
    };

    // Another place would move the clients of every sample in the field, and make the nodes of one endpoint disagree.
    [Theory]
    [MemberData(nameof(Vectors))]
    public void SampleFraction_KnownSessions_IsWhatItHasAlwaysBeen(string session, string rule, double expected)
    {
        TestSession known = session switch
        {
            "no caller" => s_session with { Caller = null },
            "IPv6" => s_session with { Caller = IPAddress.Parse("2001:db8::1234:5678") },
            "nothing" => new TestSession(),
            "extremes" => new TestSession
            {
                Caller = IPAddress.Broadcast,
                ProductId = int.MinValue,
                OsPlatform = int.MaxValue,
                OsVersion = -1,
                Version = new string('9', 100),
                ServicePack = "пакет обновления 🜛",
                Locale = "",
            },
            _ => s_session,
        };

        Assert.Equal(expected.ToString("R", CultureInfo.InvariantCulture), Fraction(known, rule).ToString("R", CultureInfo.InvariantCulture));
    }

    // A share is of what lies below it, not at it: the least share above a place takes the session, the place itself does not.
    [Fact]
    public void Decide_SessionAtTheEndOfItsSample_IsNotInIt()
    {
        double place = Fraction(s_session, "canary");

        Assert.Equal(PublishPolicy.OtherwiseRule, RuleOf(place));
        Assert.Equal(0, RuleOf(double.BitIncrement(place)));

        static int RuleOf(double sample)
        {
            PolicyOutcome outcome = new(PublishMode.Discard, PublishUntil.Number(0));
            PolicyRule rule = new("canary", [], outcome, sample);
            _ = s_session.Decide(new PublishPolicy([rule], outcome, PublishUntilUnit.UnixSeconds), TestPolicy.Now, out int decided);
            Assert.Equal(decided == 0, s_session.Ask(TestPolicy.Now, (in context, in session) => rule.Matches(in context, in session)));
            return decided;
        }
    }

    [Fact]
    public void SampleFraction_EveryFieldTheCallerAndTheRule_Count()
    {
        TestSession[] sessions =
        [
            s_session,
            s_session with { Caller = IPAddress.Parse("192.0.2.2") },
            s_session with { Caller = IPAddress.Parse("2001:db8::1") },
            s_session with { Caller = null },
            s_session with { ProductId = 13 },
            s_session with { OsPlatform = 3 },
            s_session with { OsVersion = 602 },
            s_session with { OsBits = 32 },
            s_session with { Architecture = 0 },
            s_session with { Version = "11.4.3" },
            s_session with { Version = "" },
            s_session with { Version = null },
            s_session with { ServicePack = "Service Pack 2" },
            s_session with { ServicePack = "" },
            s_session with { ServicePack = null },
            s_session with { LangId = "CA", Country = "en" },
            s_session with { LangId = "enC", Country = "A" },
            s_session with { LangId = "", Country = "enCA" },
            s_session with { LangId = null },
            s_session with { Country = "DE" },
            s_session with { Country = null },
            s_session with { Locale = "en_CA\0" },
            s_session with { Locale = null },
        ];

        double[] fractions = [.. sessions.Select(session => Fraction(session, "canary")), Fraction(s_session, "Canary"), Fraction(s_session, "canary2")];

        Assert.Equal(fractions.Length, fractions.Distinct().Count());
        Assert.All(fractions, fraction => Assert.InRange(fraction, 0, 1 - double.Epsilon));
    }

    [Fact]
    public void SampleFraction_Ipv4AndItsMappedAddress_IsTheSame()
    {
        TestSession mapped = s_session with { Caller = IPAddress.Parse("::ffff:192.0.2.1") };

        Assert.Equal(Fraction(s_session, "canary"), Fraction(mapped, "canary"));
    }

    [Fact]
    public void SampleFraction_OtherApiVersionAndInstant_IsTheSame() =>
        Assert.Equal(Fraction(s_session, "canary"), Fraction(s_session with { ApiVersion = 7 }, "canary", TestPolicy.Now.AddYears(1)));

    // Only the caller's address counts up, or only the version: neighbours must not fall on neighbouring places. 5 standard deviations.
    [Theory]
    [InlineData(0.5, true)]
    [InlineData(0.05, true)]
    [InlineData(0.05, false)]
    [InlineData(0.001, false)]
    public void Matches_MillionSessions_TakesTheShare(double sample, bool byCaller)
    {
        PolicyRule rule = Sampling("canary", sample);
        int taken = 0;
        Each(byCaller, (in context, in session) => taken += rule.Matches(in context, in session) ? 1 : 0);

        double deviation = Math.Sqrt(Sessions * sample * (1 - sample));
        Assert.InRange(taken, (Sessions * sample) - (5 * deviation), (Sessions * sample) + (5 * deviation));
    }

    // Whoever is in one sample must be in another one as often as anybody: with names that differ in one bit, too.
    [Theory]
    [InlineData("canary", "pilot")]
    [InlineData("rule 2", "rule 3")]
    public void Matches_TwoRules_AreIndependent(string first, string second)
    {
        PolicyRule[] rules = [Sampling(first, 0.1), Sampling(second, 0.2)];
        int both = 0;
        Each(byCaller: true, (in context, in session) => both += rules[0].Matches(in context, in session) && rules[1].Matches(in context, in session) ? 1 : 0);

        double deviation = Math.Sqrt(Sessions * 0.02 * 0.98);
        Assert.InRange(both, (Sessions * 0.02) - (5 * deviation), (Sessions * 0.02) + (5 * deviation));
    }

    // 256 places from 0 to 1; the chance that this sum of squares is above 400 with 255 degrees of freedom is below 1 in 10 million.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void SampleFraction_MillionSessions_AreSpreadEvenly(bool byCaller)
    {
        PolicyRule rule = Sampling("canary", 0.5);
        int[] places = new int[256];
        Each(byCaller, (in context, in session) => places[(int)(rule.SampleFraction(in context, in session) * places.Length)]++);

        double expected = (double)Sessions / places.Length;
        Assert.InRange(places.Sum(count => (count - expected) * (count - expected) / expected), 130, 400);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void PolicyRule_ShareOutOfRange_IsRefused(double sample) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(sample), () => Sampling("canary", sample));

    [Fact]
    public void Decide_SampledRule_LeavesTheOthersToTheRulesBelow()
    {
        PublishPolicy policy = TestPolicy.Parse(
            """
            { "rules": [
                { "name": "canary", "when": { "productID": 12 }, "sample": 0.5, "publish": "Details", "publishUntil": 1 },
                { "name": "rest", "when": { "productID": 12 }, "publish": "Discard" },
                { "name": "half", "sample": 0.5, "publish": "Details", "publishUntil": 3 } ],
              "otherwise": { "publish": "Discard" } }
            """);
        for (int i = 0; i < 100; i++)
        {
            TestSession session = s_session with { Version = i.ToString(CultureInfo.InvariantCulture) };
            bool isIn = Fraction(session, "canary") < 0.5;
            _ = session.Decide(policy, TestPolicy.Now, out int rule);
            Assert.Equal(isIn ? 0 : 1, rule);

            session = session with { ProductId = 13 };
            isIn = Fraction(session, "half") < 0.5;
            _ = session.Decide(policy, TestPolicy.Now, out rule);
            Assert.Equal(isIn ? 2 : PublishPolicy.OtherwiseRule, rule);
        }
    }

    private static double Fraction(TestSession session, string rule, DateTimeOffset? now = null) =>
        session.Ask(now ?? TestPolicy.Now, (in context, in info) => Sampling(rule, 1).SampleFraction(in context, in info));

    private static PolicyRule Sampling(string name, double sample) =>
        new(name, conditions: [], new PolicyOutcome(PublishMode.Details, PublishUntil.Number(1)), sample);

    private static void Each(bool byCaller, SessionQuestion<int> question)
    {
        for (int i = 0; i < Sessions; i++)
        {
            SessionInfo session = new()
            {
                ProductId = 12,
                Version = byCaller ? "11.4"u8 : Encoding.UTF8.GetBytes(i.ToString("D6", CultureInfo.InvariantCulture)),
                Country = "CA"u8,
                Present = SessionTextFields.Version | SessionTextFields.Country,
            };
            CallerAddress caller = new(0, 0xFFFF_0A00_0000UL + (byCaller ? (uint)i : 0));
            _ = question(new DecisionContext(1, TestPolicy.Now, caller), in session);
        }
    }
}
