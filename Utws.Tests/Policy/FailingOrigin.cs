using Utws.Api.Policy;

namespace Utws.Tests.Policy;

/// <summary>An origin that fails in a way nobody has thought of while <see cref="Failure"/> is set, and else has a text.</summary>
internal sealed class FailingOrigin(string name, string text, bool hasToSettle) : IPolicyOrigin
{
    public Exception? Failure { get; set; }

    public string Text { get; set; } = text;

    public string Name => name;

    public bool HasToSettle => hasToSettle;

    public PolicyErrorReason AnyFailure => hasToSettle ? PolicyErrorReason.FileUnreadable : PolicyErrorReason.NotFetched;

    public ValueTask<PolicyContent> LookAsync(PolicyContent judged, CancellationToken cancellation)
    {
        if (Failure is not null)
        {
            throw Failure;
        }

        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(Text);
        return new(judged.Has(bytes) ? judged : new PolicyContent(bytes, Error: null));
    }
}
