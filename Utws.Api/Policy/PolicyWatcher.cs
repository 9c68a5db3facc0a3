namespace Utws.Api.Policy;

/// <summary>
/// Serves the policy anew when its file or URL has other bytes. What cannot be used is refused, and what was served stays. Looks are one
/// after the other; <see cref="Status"/> is for everybody.
/// </summary>
internal sealed class PolicyWatcher
{
    // A change of a file counts once two looks this far apart have found the same: editors and copies write a policy within a
    // millisecond or two, in one go, and nobody notices the wait. A file still half-written is neither served nor complained of.
    private static readonly TimeSpan s_settling = TimeSpan.FromMilliseconds(75);

    // A file that is never the same twice in 750 ms is left to the next time, so that a look ends.
    private const int MaxLooks = 10;

    private readonly IPolicyOrigin _origin;
    private readonly LastGoodPolicy? _copy;
    private readonly CurrentPolicy _current;
    private readonly TimeProvider _clock;
    private readonly ILogger<PolicyWatcher> _logger;
    private PolicyContent _judged;
    private volatile PolicyStatus _status;
    private long _lookedAt;

    /// <param name="origin">Where the policy comes from.</param>
    /// <param name="start">What is served to begin with.</param>
    /// <param name="current">Where what is served stands.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="logger">Told of each change once.</param>
    /// <param name="copy">Where the last good policy is kept; null for nowhere.</param>
    public PolicyWatcher(
        IPolicyOrigin origin, PolicyStart start, CurrentPolicy current, TimeProvider clock, ILogger<PolicyWatcher> logger, LastGoodPolicy? copy = null)
    {
        _origin = origin;
        _copy = copy;
        _judged = start.Judged;
        _current = current;
        _clock = clock;
        _logger = logger;
        _lookedAt = clock.GetTimestamp();
        _status = new PolicyStatus
        {
            File = origin.Name,
            Revision = start.Loaded.Revision,
            Rules = start.Loaded.Policy.Rules.Length,
            LoadedAt = clock.GetUtcNow(),
            Error = start.Error,
            RefusedSince = start.Error is null ? null : clock.GetUtcNow(),
            CopiedAt = start.CopiedAt,
        };
    }

    /// <summary>How things stand.</summary>
    public PolicyStatus Status => _status;

    /// <summary>How long ago the last look ended. A file system that does not answer holds a look up for as long.</summary>
    public TimeSpan SinceLook => _clock.GetElapsedTime(Volatile.Read(ref _lookedAt));

    /// <summary>How old the copy is that is served; null if what is served is none.</summary>
    public TimeSpan? CopyAge => _status.CopiedAt is { } written ? _clock.GetUtcNow() - written : null;

    /// <summary>Says if a copy is served, and else keeps one.</summary>
    public void Begin()
    {
        if (CopyAge is { } age)
        {
            PolicyLog.StartedFromCopy(_logger, _status.Revision, _copy!.Path, TimeSpan.FromSeconds(Math.Floor(age.TotalSeconds)), _status.Error!);
        }
        else
        {
            Keep(_judged.Bytes);
        }
    }

    /// <summary>Looks, and again until it has settled if there is anything new.</summary>
    public async Task LookAsync(CancellationToken cancellation = default)
    {
        try
        {
            PolicyContent content = await _origin.LookAsync(_judged, cancellation);
            if (!_origin.HasToSettle && !ReferenceEquals(content, _judged))
            {
                Judge(content);
            }

            for (int looks = 1; !ReferenceEquals(content, _judged) && looks < MaxLooks; looks++)
            {
                await Task.Delay(s_settling, _clock, cancellation);
                PolicyContent again = await _origin.LookAsync(_judged, cancellation);
                if (again.IsSameAs(content))
                {
                    Judge(content);
                    break;
                }

                content = again;
            }

            // A disk that is full has room again some day, long before the policy changes.
            if (_status is { NotKept: not null, Error: null })
            {
                Keep(_judged.Bytes);
            }
        }
#pragma warning disable CA1031 // whatever is wrong with a file, or with our reading of it: what is served stays, and the operator is told
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            // Judged is the failure: whatever the next look finds is judged anew, be it what was there before.
            Judge(new PolicyContent(Bytes: null, PolicyError.OfFile(_origin.Name, _origin.AnyFailure, failure.Message)));
        }

        Volatile.Write(ref _lookedAt, _clock.GetTimestamp());
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
            loaded = PolicyFile.Parse(_origin.Name, content.Bytes!);
        }
        catch (PolicyException refused)
        {
            Refuse(refused.Error);
            return;
        }

        Accept(loaded);
        Keep(content.Bytes);
    }

    private void Accept(LoadedPolicy loaded)
    {
        PolicyStatus before = _status;
        if (loaded.Revision == before.Revision)
        {
            // It was another for a while, and is what it was.
            _status = before with { Error = null, RefusedSince = null, CopiedAt = null };
            PolicyLog.Mended(_logger, _origin.Name, before.Revision);
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
            CopiedAt = null,
            Accepted = before.Accepted + 1,
        };
        PolicyLog.Served(_logger, _origin.Name, loaded.Revision, loaded.Policy.Rules.Length, before.Revision);
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

    // That it cannot be kept harms nobody now: it is told, and the policy is served.
    private void Keep(byte[]? bytes)
    {
        if (_copy is null || bytes is null)
        {
            return;
        }

        string? reason = null;
        try
        {
            _copy.Write(bytes);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            reason = failure.Message;
        }

        PolicyStatus before = _status;
        string? notKept = reason is null ? null : $"{_copy.Path}: {reason}";
        if (notKept == before.NotKept)
        {
            return;
        }

        _status = before with { NotKept = notKept };
        if (reason is null)
        {
            PolicyLog.Kept(_logger, _copy.Path);
        }
        else
        {
            PolicyLog.NotKept(_logger, _copy.Path, _origin.Name, reason);
        }
    }
}
