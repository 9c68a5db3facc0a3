namespace Utws.Api.Field;

/// <summary>What sessions can be counted by; the names are those that <c>--by</c> takes.</summary>
internal enum SectionKind
{
    Product,
    Version,
    Country,
    Decision,
    Language,
    Platform,
    Locale,
    ServicePack,
    Policy,
    ApiVersion,
    Node,
    Time,
}
