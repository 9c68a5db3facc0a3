using System.Globalization;
using System.Text.Json;
using Utws.Api.Recording;
using Utws.Api.Recording.Sqlite;

namespace Utws.Tests.Faults;

/// <summary>Reads a record by its description alone, with SQL, as somebody does who does not know our reader: which requests are in it.</summary>
internal sealed class RecordedNumbers
{
    private readonly Dictionary<int, int> _times = [];
    private readonly HashSet<(string Node, long Epoch, long Group)> _groups = [];

    private RecordedNumbers()
    {
    }

    /// <summary>Groups that were there a second time: a commit that failed and was there all the same.</summary>
    public int SecondCopies { get; private set; }

    /// <summary>How many requests there are, second copies left out.</summary>
    public int Count => _times.Values.Sum();

    /// <summary>Reads all segments of one or more folders.</summary>
    public static RecordedNumbers Read(params string[] folders)
    {
        RecordedNumbers numbers = new();
        foreach (string file in folders.SelectMany(f => Directory.EnumerateFiles(f, SegmentSchema.FilePattern)).Order(StringComparer.Ordinal))
        {
            numbers.ReadSegment(file);
        }

        return numbers;
    }

    /// <summary>How many requests of any kind the segments of a folder have, none of them written twice.</summary>
    public static long CountRequests(string folder)
    {
        long count = 0;
        foreach (string file in Directory.EnumerateFiles(folder, SegmentSchema.FilePattern))
        {
            using SqliteConnection connection = SqliteConnection.Open(file, SqliteOpenMode.ReadOnly, busyMilliseconds: 10_000);
            count += connection.ReadInt64("SELECT count(*) FROM request")!.Value;
        }

        return count;
    }

    /// <summary>How many times the request is there.</summary>
    public int TimesOf(int number) => _times.GetValueOrDefault(number);

    /// <summary>Asserts that each of these is there, once.</summary>
    public void AssertHas(IEnumerable<int> acknowledged)
    {
        string wrong = string.Join(", ", acknowledged.Where(number => TimesOf(number) != 1).Take(20)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"{number} is there {TimesOf(number)} times")));
        Assert.True(wrong.Length == 0, wrong);
    }

    private void ReadSegment(string file)
    {
        using SqliteConnection connection = SqliteConnection.Open(file, SqliteOpenMode.ReadOnly, busyMilliseconds: 10_000);
        string node = connection.ReadText("SELECT value FROM meta WHERE key = 'node'")!;
        long epoch = connection.ReadInt64("SELECT value FROM meta WHERE key = 'epoch'")!.Value;
        long inNoGroup = connection.ReadInt64(
            "SELECT count(*) FROM request q WHERE NOT EXISTS (SELECT 1 FROM grp g WHERE q.id BETWEEN g.first_request AND g.first_request + g.n_requests - 1)")!.Value;
        Assert.Equal(0, inNoGroup);
        using SqliteStatement groups = connection.Prepare("SELECT seq, first_request, n_requests, n_sessions FROM grp ORDER BY seq");
        using SqliteStatement requests = connection.Prepare("SELECT n, sessions FROM request WHERE id BETWEEN ?1 AND ?2 ORDER BY id");
        while (groups.Step())
        {
            requests.Bind(1, groups.Int64(1));
            requests.Bind(2, groups.Int64(1) + groups.Int64(2) - 1);
            bool isSecondCopy = !_groups.Add((node, epoch, groups.Int64(0)));
            SecondCopies += isSecondCopy ? 1 : 0;
            (long found, long sessions) = ReadGroup(requests, isSecondCopy);

            // A group is there whole, or not at all.
            Assert.Equal((groups.Int64(2), groups.Int64(3)), (found, sessions));
        }
    }

    private (long Requests, long Sessions) ReadGroup(SqliteStatement requests, bool isSecondCopy)
    {
        long count = 0;
        long sessions = 0;
        while (requests.Step())
        {
            using JsonDocument json = JsonDocument.Parse(requests.Text(1));
            int number = json.RootElement[0][0].GetInt32();
            Assert.True(NumberedRequest.IsWhole(number, json.RootElement), requests.Text(1));
            Assert.Equal(json.RootElement.GetArrayLength(), requests.Int64(0));
            count++;
            sessions += json.RootElement.GetArrayLength();
            if (!isSecondCopy)
            {
                _times[number] = TimesOf(number) + 1;
            }
        }

        requests.Reset();
        return (count, sessions);
    }
}
