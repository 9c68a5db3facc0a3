namespace Utws.Tests.Forwarding;

/// <summary>What a <see cref="LossyProxy"/> does with connections.</summary>
internal enum ProxyMode
{
    /// <summary>Everything goes through.</summary>
    Pass,

    /// <summary>What the client sends goes through; when the server answers, both connections are cut, and the answer is gone.</summary>
    DropAnswers,

    /// <summary>A connection is cut as soon as it is made.</summary>
    Refuse,

    /// <summary>Everything goes through, slowly.</summary>
    Slow,
}
