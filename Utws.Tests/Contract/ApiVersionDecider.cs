using Utws.Core.Contract;

namespace Utws.Tests.Contract;

/// <summary>Answers with the <c>apiVersion</c> it was told, so that a test sees which one that was.</summary>
internal sealed class ApiVersionDecider : ISessionDecider
{
    public bool DependsOnApiVersion => true;

    public PublishDecision Decide(in DecisionContext context, in SessionInfo session) =>
        new(PublishMode.Details, context.ApiVersion);
}
