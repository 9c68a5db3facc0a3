using Utws.Core.Soap;
using Utws.Tests.Support;

namespace Utws.Tests.Contract.Ahead;

/// <summary>All that comes of a request.</summary>
internal sealed record AheadOutcome(
    int Status,
    SoapVersion Version,
    int Line,
    int Column,
    byte[] Body,
    byte[] Record,
    IReadOnlyList<SessionRecord> Sessions,
    IReadOnlyList<int> ApiVersions);
