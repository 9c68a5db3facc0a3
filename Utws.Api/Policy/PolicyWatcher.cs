namespace Utws.Api.Policy;

/// <summary>
/// Serves the policy file anew when its bytes have changed. A file that cannot be used is refused, and what was served stays.
/// A look opens the path and reads all of it: that follows every way of replacing a file (written over, renamed over, links
/// switched on the way to it) and needs no event, which bind mounts and network file systems don't send; opening makes NFS
/// ask its server, where a time stamp may be out of a cache. A look at the sample takes less than 100 us and 300 bytes, 5 ms at
/// the largest file: nothing is gained by asking first for a time stamp, which two edits within one tick have in common.
/// Looks are one after the other; <see cref="Status"/> is for everybody.
/// </summary>
internal sealed class PolicyWatcher
{
    // A change counts once two looks this far apart have found the same: editors and copies write a policy within a
    // millisecond or two, in one go, and nobody notices the wait. A file still half-written is neither served nor complained of.
    private static readonly TimeSpan s_settling = TimeSpan.FromMilliseconds(75);

    // A file that is never the same twice in 750 ms is left to the next time, so that a look ends.
    private const int MaxLooks = 10;

    private readonly CurrentPolicy _current;
    private readonly TimeProvider _clock;
    private readonly ILogger<PolicyWatcher> _logger;
    private readonly string _path;
    private readonly PolicyFileReader _reader;
    private PolicyContent _judged;
    private volatile PolicyStatus _status;
    private long _lookedAt;

    /// <param name="path">The file.</param>
    /// <param name="bytes">What was in it when <paramref name="loaded"/> was made of it.</param>
    /// <param name="loaded">What is served to begin with.</param>
    /// <param name="current">Where what is served stands.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="logger">Told of each change once.</param>
    public PolicyWatcher(
        string path, byte[] bytes, LoadedPolicy loaded, CurrentPolicy current, TimeProvider clock, ILogger<PolicyWatcher> logger)
    {
        _path = path;
        _reader = new PolicyFileReader(path);
        _judged = new PolicyContent(bytes, Error: null);
        _current = current;
        _clock = clock;
        _logger = logger;
        _lookedAt = clock.GetTimestamp();
        _status = new PolicyStatus
        {
            File = path,
            Revision = loaded.Revision,
            Rules = loaded.Policy.Rules.Length,
            LoadedAt = clock.GetUtcNow(),
        };
    }

    /// <summary>How things stand.</summary>
    public PolicyStatus Status => _status;

    /// <summary>How long ago the last look ended. A file system that does not answer holds a look up for as long.</summary>
    public TimeSpan SinceLook => _clock.GetElapsedTime(Volatile.Read(ref _lookedAt));

    /// <summary>Looks at the file, and again until it has settled if there is anything new.</summary>
    public async Task LookAsync(CancellationToken cancellation = default)
    {
        try
        {
            PolicyContent content = Look();
            for (int looks = 1; !ReferenceEquals(content, _judged) && looks < MaxLooks; looks++)
            {
                await Task.Delay(s_settling, _clock, cancellation);
                PolicyContent again = Look();
                if (again.IsSameAs(content))
                {
                    Judge(content);
                    break;
                }

                content = again;
            }
        }
#pragma warning disable CA1031 // whatever is wrong with a file, or with our reading of it: what is served stays, and the operator is told
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Refuse(PolicyError.OfFile(_path, PolicyErrorReason.FileUnreadable, failure.Message));
        }

        Volatile.Write(ref _lookedAt, _clock.GetTimestamp());
    }

    // What was judged already comes back as that very object.
    private PolicyContent Look()
    {
        try
        {
            ReadOnlySpan<byte> bytes = _reader.Read();
            return _judged.Has(bytes) ? _judged : new PolicyContent(bytes.ToArray(), Error: null);
        }
        catch (PolicyException refused)
        {
            return refused.Error == _judged.Error ? _judged : new PolicyContent(Bytes: null, refused.Error);
        }
    }

    private void Judge(PolicyContent content)
    {
        _judged = content;
        if (content.Error is not null)
        {
            Refuse(content.Error);
            return;
        }

        LoadedPolicy loaded;
        try
        {
            loaded = PolicyFile.Parse(_path, content.Bytes!);
        }
        catch (PolicyException refused)
        {
            Refuse(refused.Error);
            return;
        }

        Accept(loaded);
    }

    private void Accept(LoadedPolicy loaded)
    {
        PolicyStatus before = _status;
        if (loaded.Revision == before.Revision)
        {
            // It was another for a while, and is what it was.
            _status = before with { Error = null, RefusedSince = null };
            PolicyLog.Mended(_logger, _path, before.Revision);
            return;
        }

        _current.Served = new ServedPolicy(loaded.Policy, loaded.Revision);
        _status = before with
        {
            Revision = loaded.Revision,
            Rules = loaded.Policy.Rules.Length,
            LoadedAt = _clock.GetUtcNow(),
            Error = null,
            RefusedSince = null,
            Accepted = before.Accepted + 1,
        };
        PolicyLog.Served(_logger, _path, loaded.Revision, loaded.Policy.Rules.Length, before.Revision);
    }

    private void Refuse(PolicyError error)
    {
        PolicyStatus before = _status;
        if (error == before.Error)
        {
            return;
        }

        _status = before with
        {
            Error = error,
            RefusedSince = before.RefusedSince ?? _clock.GetUtcNow(),
            Refused = before.Refused + 1,
        };
        PolicyLog.Refused(_logger, before.Revision, error);
    }
}
