using System.IO.MemoryMappedFiles;
using Utws.Core.Recording;

namespace Utws.Api.Recording.Segments;

/// <summary>
/// Counts what is answered before it is committed, in a file mapped into memory: the system keeps its page when the process is killed,
/// and adding costs no call of the system. A power failure may take the last seconds of it. For one thread at a time.
/// </summary>
internal sealed class AcceptedCounter : IDisposable
{
    /// <summary>The file's name in the store's folder.</summary>
    public const string FileName = "accepted";

    // One page.
    private const int Length = 4096;

    // "utwsacc1" read as a number: another layout has another one.
    private const long Magic = 0x3163_6361_7377_7475;

    private const int MagicAt = 0;
    private const int EpochAt = 8;
    private const int RequestsAt = 16;
    private const int SessionsAt = 24;
    private const int LostRequestsAt = 32;
    private const int LostSessionsAt = 40;

    private readonly MemoryMappedViewAccessor _page;
    private AcceptedTotals _current;

    private AcceptedCounter(MemoryMappedViewAccessor page, long epoch)
    {
        _page = page;
        AcceptedTotals found = new(
            _page.ReadInt64(EpochAt), _page.ReadInt64(RequestsAt), _page.ReadInt64(SessionsAt), _page.ReadInt64(LostRequestsAt), _page.ReadInt64(LostSessionsAt));
        bool isOurs = _page.ReadInt64(MagicAt) == Magic;

        // The store was opened anew in the same process: it counts on.
        _current = isOurs && found.Epoch == epoch ? found : new AcceptedTotals(epoch, 0, 0, 0, 0);
        Previous = isOurs && found.Epoch != epoch && found.Epoch != 0 ? found : null;
        Begin();
    }

    /// <summary>What the epoch before this one had counted; null if there was none, or its file cannot be understood.</summary>
    public AcceptedTotals? Previous { get; }

    /// <summary>What this epoch has counted.</summary>
    public AcceptedTotals Current => _current;

    /// <summary>Goes on with the file, or makes it; after the store was opened, which holds the folder's lock and knows the epoch.</summary>
    /// <exception cref="SessionStoreException">It cannot be made or mapped.</exception>
    public static AcceptedCounter Open(string folder, long epoch)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            // The page stays mapped when the file is closed.
            using FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            if (file.Length < Length)
            {
                // Written, not only made longer: a page that the disk has no room for would end the process when it is touched.
                file.Position = file.Length;
                file.Write(new byte[Length - file.Length]);
            }

            using MemoryMappedFile mapped = MemoryMappedFile.CreateFromFile(
                file, mapName: null, capacity: 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
            return new AcceptedCounter(mapped.CreateViewAccessor(0, Length), epoch);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SessionStoreException($"What is accepted cannot be counted in {path}: {unusable.Message} See that the disk has room, and that this is a file of this program or none.", unusable);
        }
    }

    /// <summary>A request was accepted, and will be answered whether or not it is committed.</summary>
    public void Add(int sessions)
    {
        _current = _current with { Requests = _current.Requests + 1, Sessions = _current.Sessions + sessions };
        _page.Write(RequestsAt, _current.Requests);
        _page.Write(SessionsAt, _current.Sessions);
    }

    /// <summary>Accepted requests were refused by the store: they are lost, and that has been told.</summary>
    public void AddLost(long requests, long sessions)
    {
        _current = _current with { LostRequests = _current.LostRequests + requests, LostSessions = _current.LostSessions + sessions };
        _page.Write(LostRequestsAt, _current.LostRequests);
        _page.Write(LostSessionsAt, _current.LostSessions);
    }

    /// <summary>
    /// All that was accepted is committed or told to be lost. Nothing is left to compare with segments, which may be gone at the next
    /// start: taken to an archive, or deleted for their age.
    /// </summary>
    public void Settle()
    {
        _current = new AcceptedTotals(_current.Epoch, 0, 0, 0, 0);
        Begin();
    }

    /// <summary>Ends counting; the file stays.</summary>
    public void Dispose() => _page.Dispose();

    // Without an epoch while the numbers change: who is killed in between leaves nothing that could be taken for a count.
    private void Begin()
    {
        _page.Write(EpochAt, 0L);
        _page.Write(RequestsAt, _current.Requests);
        _page.Write(SessionsAt, _current.Sessions);
        _page.Write(LostRequestsAt, _current.LostRequests);
        _page.Write(LostSessionsAt, _current.LostSessions);
        _page.Write(MagicAt, Magic);
        _page.Write(EpochAt, _current.Epoch);
    }
}
