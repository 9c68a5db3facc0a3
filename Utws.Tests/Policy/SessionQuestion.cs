using Utws.Core.Contract;

namespace Utws.Tests.Policy;

/// <summary>Something to find out about a session: spans cannot go through a <see cref="Func{T, TResult}"/>.</summary>
internal delegate T SessionQuestion<T>(in DecisionContext context, in SessionInfo session);
