using Utws.Core.Contract;

namespace Utws.Tests.Support;

/// <summary>Breaks its contract by throwing: what the server then answers and logs is a rule of its own.</summary>
internal sealed class ThrowingDecider(Func<Exception> exception) : ISessionDecider
{
    public bool DependsOnApiVersion => false;

    public PublishDecision Decide(in DecisionContext context, in SessionInfo session) => throw exception();
}
