using System.Net.Http.Headers;

namespace Utws.Api.Policy;

/// <summary>What a web server is asked with so that it sends only what has changed: the tag of what it sent before, or else its time.</summary>
internal sealed record PolicyValidator(EntityTagHeaderValue? Tag, DateTimeOffset? Modified)
{
    // Times count whole seconds, and a web server makes the tag of a file from its time and length: two edits within a second can have
    // both in common. With a second between the last change and the answer, none can follow that has the same (RFC 9110, 8.8.2.2),
    // and one more for the second that has begun.
    private static readonly TimeSpan s_apart = TimeSpan.FromSeconds(2);

    /// <summary>That of an answer; null if it has none that says for certain what was sent.</summary>
    public static PolicyValidator? Of(HttpResponseMessage answer)
    {
        EntityTagHeaderValue? tag = answer.Headers.ETag;
        if (answer.Content.Headers.LastModified is not { } modified)
        {
            // Nothing tells how old what was sent is, and so a tag has to be strong to be believed (RFC 9110, 8.8.1).
            return tag is { IsWeak: false } ? new PolicyValidator(tag, Modified: null) : null;
        }

        return answer.Headers.Date - modified >= s_apart ? new PolicyValidator(tag, modified) : null;
    }

    /// <summary>Adds its condition to a request.</summary>
    public void AddTo(HttpRequestHeaders headers)
    {
        if (Tag is not null)
        {
            headers.IfNoneMatch.Add(Tag);
        }
        else
        {
            headers.IfModifiedSince = Modified;
        }
    }
}
