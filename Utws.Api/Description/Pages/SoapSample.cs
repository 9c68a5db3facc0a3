using Utws.Core.Contract;

namespace Utws.Api.Description.Pages;

/// <summary>The samples of the operation's page, made from the contract's description (9.3.1, 9.3.3).</summary>
internal static class SoapSample
{
    // The old page showed an array by two of its items.
    private const int SampleItems = 2;

    private static readonly Html s_length = Html.Of($"Content-Length: <var>length</var>");

    /// <param name="dialect">The SOAP version.</param>
    /// <param name="address">What the first lines name: the path as requested, and the host without its port (9.1.6).</param>
    public static Html Request(SoapDialect dialect, ServiceAddress address)
    {
        SampleLines lines = new();
        lines.Add(Html.Of($"POST {address.Path} HTTP/1.1"));
        lines.Add(Html.Of($"Host: {address.HostName}"));
        lines.Add(Html.Of($"Content-Type: {dialect.ContentType}"));
        lines.Add(s_length);
        if (dialect.Action is { } action)
        {
            lines.Add(Html.Of($"SOAPAction: {action}"));
        }

        AddEnvelope(lines, dialect, ContractDescription.OperationName, () =>
        {
            lines.AddValue(ContractDescription.ApiVersion.Name, Placeholder(ContractDescription.ApiVersion.Type));
            lines.AddElement(
                ContractDescription.SessionsName,
                () => AddItems(lines, ContractDescription.SessionInfoName, ContractDescription.SessionInfo));
        });
        return lines.ToHtml();
    }

    public static Html Response(SoapDialect dialect)
    {
        SampleLines lines = new();
        lines.Add(Html.Of($"HTTP/1.1 200 OK"));
        lines.Add(Html.Of($"Content-Type: {dialect.ContentType}"));
        lines.Add(s_length);
        AddEnvelope(lines, dialect, ContractDescription.ResponseName, () => lines.AddElement(
            ContractDescription.ResultName,
            () => AddItems(lines, ContractDescription.SessionsToPublishName, ContractDescription.SessionsToPublish)));
        return lines.ToHtml();
    }

    /// <summary>What stands for a value of a type.</summary>
    public static string TypeName(ContractType type) => type switch
    {
        ContractType.Number => "int",
        ContractType.Text => "string",
        ContractType.LongNumber => "long",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "An enumeration is shown by its values."),
    };

    private static void AddEnvelope(SampleLines lines, SoapDialect dialect, string bodyName, Action addBody)
    {
        lines.Add(default);
        lines.Add(Html.Of($"{SoapDialect.Declaration}"));
        lines.AddElement(
            dialect.Prefix + ":Envelope",
            () => lines.AddElement(
                dialect.Prefix + ":Body",
                () => lines.AddElement(bodyName, addBody, $"xmlns=\"{ContractNames.NamespaceUri}\"")),
            dialect.EnvelopeAttributes);
    }

    private static void AddItems(SampleLines lines, string name, IReadOnlyList<ContractMember> members)
    {
        for (int item = 0; item < SampleItems; item++)
        {
            lines.AddElement(name, () =>
            {
                foreach (ContractMember member in members)
                {
                    lines.AddValue(member.Name, Placeholder(member.Type));
                }
            });
        }
    }

    private static Html Placeholder(ContractType type) => type == ContractType.PublishMode
        ? Html.Join(ContractDescription.PublishModes.Select(m => Html.Of($"<var>{m}</var>")), " or ")
        : Html.Of($"<var>{TypeName(type)}</var>");
}
