using System.Diagnostics;
using Utws.Core.Contract;

namespace Utws.Api.Soap;

/// <summary>
/// An answer that waits for its request's record to be committed, and all that is needed to send it then. The walk that made it goes on
/// with other requests meanwhile.
/// </summary>
internal sealed class HeldAnswer
{
    /// <summary>How long an answer may be to be held: some 40 sessions. Longer ones are not worth a copy, and keep their walk.</summary>
    public const int MaxBytes = 16 * 1024;

    // Most are two or three sessions long.
    private byte[] _body = new byte[1024];

    /// <summary>Who sends it.</summary>
    public SoapEndpoint? Endpoint { get; private set; }

    /// <summary>The request it answers.</summary>
    public HttpContext? Context { get; private set; }

    /// <summary>The commit it waits for.</summary>
    public Task<bool>? Committed { get; private set; }

    /// <summary>The answer, with its body in memory of this object.</summary>
    public SoapAnswer Answer { get; private set; }

    /// <summary>When the request began, by the clock's timestamp.</summary>
    public long Started { get; private set; }

    /// <summary>Its trace; null if it is not traced.</summary>
    public Activity? Trace { get; private set; }

    /// <summary>Takes a copy of the answer.</summary>
    public void Hold(SoapAnswer answer, Task<bool> committed)
    {
        Debug.Assert(answer.Body.Length <= MaxBytes, "longer answers are not held");
        int length = answer.Body.Length;
        if (length > _body.Length)
        {
            _body = new byte[Math.Min(MaxBytes, length * 2)];
        }

        answer.Body.Span.CopyTo(_body);
        Answer = answer with { Body = _body.AsMemory(0, length) };
        Committed = committed;
    }

    /// <summary>Says who sends it, and where.</summary>
    public void SendTo(SoapEndpoint endpoint, HttpContext context) => (Endpoint, Context) = (endpoint, context);

    /// <summary>Says since when the request is here, and who traces it.</summary>
    public void Observe(long started, Activity? trace) => (Started, Trace) = (started, trace);

    /// <summary>Forgets the request.</summary>
    public void Clear()
    {
        Answer = default;
        (Endpoint, Context, Committed, Trace) = (null, null, null, null);
    }
}
