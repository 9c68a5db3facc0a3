using System.Text;
using Utws.Api.Forwarding;
using Utws.Api.Recording.Reading;

namespace Utws.Tests.Forwarding;

/// <summary>An engine in memory, which fails as a test wants it to, and stores no group twice when it is told of a doubt.</summary>
internal sealed class ScriptedEngine : IEngine
{
    private readonly List<StoredSession> _stored = [];
    private readonly HashSet<(string Node, long Epoch, long Sequence)> _groups = [];

    public string Name => "scripted";

    /// <summary>What comes before a batch is stored.</summary>
    public Func<ForwardBatch, SendAttempt, CancellationToken, Task> Before { get; set; } = static (_, _, _) => Task.CompletedTask;

    /// <summary>What comes after it is stored, before that is told.</summary>
    public Func<ForwardBatch, SendAttempt, CancellationToken, Task> After { get; set; } = static (_, _, _) => Task.CompletedTask;

    /// <summary>What was sent: first and last group, whether in doubt, and the position given.</summary>
    public List<(long First, long Last, SendAttempt Attempt)> Sent { get; } = [];

    public IReadOnlyList<StoredSession> Stored
    {
        get
        {
            lock (_stored)
            {
                return [.. _stored];
            }
        }
    }

    /// <summary>Has it forget its oldest sessions, as engines do.</summary>
    public void Forget(long lastSequence)
    {
        lock (_stored)
        {
            _ = _stored.RemoveAll(s => s.Sequence <= lastSequence);
            _ = _groups.RemoveWhere(g => g.Sequence <= lastSequence);
        }
    }

    public Task<IReadOnlyList<string>> InitializeAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>What it says it lacks.</summary>
    public IReadOnlyList<string> Missing { get; set; } = [];

    public Task<IReadOnlyList<string>> FindMissingAsync(CancellationToken cancellation) => Task.FromResult(Missing);

    public async Task<EngineReceipt> SendAsync(ForwardBatch batch, SendAttempt attempt, CancellationToken cancellation)
    {
        lock (_stored)
        {
            Sent.Add((batch.Groups[0].Sequence, batch.Groups[^1].Sequence, attempt));
        }

        await Before(batch, attempt, cancellation);
        int found = 0;
        bool hadLast = false;
        lock (_stored)
        {
            foreach (ForwardGroup group in batch.Groups)
            {
                bool isNew = _groups.Add((batch.Node, batch.Epoch, group.Sequence));
                hadLast = !isNew;
                found += isNew ? 0 : 1;
                if (isNew || !attempt.IsDoubtful)
                {
                    Store(batch, group);
                }
            }
        }

        await After(batch, attempt, cancellation);
        return new EngineReceipt("at " + batch.Last, found, hadLast);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Store(ForwardBatch batch, ForwardGroup group)
    {
        int ordinal = 0;
        using UnescapedTexts texts = new();
        for (int i = group.FirstRequest; i < group.FirstRequest + group.RequestCount; i++)
        {
            RecordedHead head = batch.Head(i);
            using var json = System.Text.Json.JsonDocument.Parse(Encoding.UTF8.GetString(batch.Json(i)));
            foreach (System.Text.Json.JsonElement session in json.RootElement.EnumerateArray())
            {
                _stored.Add(new StoredSession(
                    batch.Node, batch.Epoch, group.Sequence, ordinal++, head.Request.ReceivedMicroseconds, head.Request.ApiVersion,
                    head.Request.Revision.ToString(), head.Request.CallerHash, session.GetRawText()));
            }
        }
    }
}
