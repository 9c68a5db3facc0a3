using Utws.Api.Commands.Messages;
using Utws.Core.Contract;
using Utws.Core.Xml;

namespace Utws.Api.Commands.Check;

/// <content>The contract's members: unknown, in another namespace, twice, missing.</content>
internal sealed partial class ContractWalk
{
    private static readonly string[] s_operationMembers = [ContractDescription.ApiVersion.Name, ContractDescription.SessionsName];
    private static readonly string[] s_sessionMembers = [.. ContractDescription.SessionInfo.Select(m => m.Name)];
    private static readonly string[] s_sessionsItems = [ContractDescription.SessionInfoName];

    private readonly HashSet<string> _operationSeen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sessionSeen = new(StringComparer.Ordinal);
    private (int Line, int Column) _operationPlace;
    private (int Line, int Column) _sessionPlace;
    private bool _isApiVersion;

    private void BeginOperation(Utf8XmlReader reader)
    {
        _operationSeen.Clear();
        _operationPlace = (reader.LineNumber, reader.LinePosition);
    }

    private Level OnOperationChild(Utf8XmlReader reader)
    {
        if (IsContracts(reader, ContractDescription.ApiVersion.Name))
        {
            _isApiVersion = ApiVersion is null;
            return Note(reader, _operationSeen, Level.Number);
        }

        return IsContracts(reader, ContractDescription.SessionsName)
            ? Note(reader, _operationSeen, Level.Sessions)
            : Skip(reader, ContractDescription.OperationName, s_operationMembers, _operationSeen);
    }

    private Level OnSessionsChild(Utf8XmlReader reader)
    {
        if (!IsContracts(reader, ContractDescription.SessionInfoName))
        {
            return Skip(reader, ContractDescription.SessionsName, s_sessionsItems);
        }

        _sessionSeen.Clear();
        _sessionPlace = (reader.LineNumber, reader.LinePosition);
        return Level.Session;
    }

    private Level OnSessionChild(Utf8XmlReader reader)
    {
        ContractMember? member = reader.NamespaceURI == ContractNames.NamespaceUri
            ? ContractDescription.SessionInfo.FirstOrDefault(m => m.Name == reader.LocalName)
            : null;
        return member is null
            ? Skip(reader, ContractDescription.SessionInfoName, s_sessionMembers, _sessionSeen)
            : Note(reader, _sessionSeen, member.Type == ContractType.Number ? Level.Number : Level.Text);
    }

    private void EndOperation()
    {
        foreach (string missing in s_operationMembers.Where(m => !_operationSeen.Contains(m)))
        {
            string meaning = missing == ContractDescription.ApiVersion.Name ? "it is 0" : "no session is announced";
            remarks.Add(
                RemarkKind.MissingMember, $"{ContractDescription.OperationName} has no '{missing}': {meaning}.", _operationPlace.Line, _operationPlace.Column);
        }
    }

    private void EndSession()
    {
        foreach (ContractMember missing in ContractDescription.SessionInfo.Where(m => !_sessionSeen.Contains(m.Name)))
        {
            string meaning = missing.Type == ContractType.Number ? "it is 0" : "it is left out of the answer, too";
            remarks.Add(
                RemarkKind.MissingMember,
                $"{ContractDescription.SessionInfoName} has no '{missing.Name}': {meaning}.",
                _sessionPlace.Line,
                _sessionPlace.Column);
        }
    }

    private Level Note(Utf8XmlReader reader, HashSet<string> seen, Level level)
    {
        if (seen.Add(reader.LocalName))
        {
            _numberText = null;
            return level;
        }

        Add(reader, RemarkKind.DuplicateMember, $"A second '{reader.LocalName}' is skipped: the first one counts.");
        return Level.Skipped;
    }

    // A member in another namespace is remarked on once: that it is missing then is no news.
    private Level Skip(Utf8XmlReader reader, string place, string[] expected, HashSet<string>? seen = null)
    {
        string name = NameOf(reader);
        if (expected.Contains(reader.LocalName, StringComparer.Ordinal))
        {
            string found = reader.NamespaceURI.Length == 0 ? "no namespace" : $"the namespace '{VisibleName.Of(reader.NamespaceURI)}'";
            _ = seen?.Add(reader.LocalName);
            Add(reader, RemarkKind.WrongNamespace, $"'{name}' in {place} is in {found}, not the contract's: it is skipped, as if it were not there.");
            return Level.Skipped;
        }

        string? meant = expected.FirstOrDefault(e => e.Equals(reader.LocalName, StringComparison.OrdinalIgnoreCase));
        Add(reader, RemarkKind.UnknownElement, meant is null
            ? $"The element '{name}' in {place} is skipped: the contract has none of this name."
            : $"The element '{name}' in {place} is skipped: the contract has '{meant}', and letter case counts.");
        return Level.Skipped;
    }

    private static bool IsContracts(Utf8XmlReader reader, string name) =>
        reader.LocalName == name && reader.NamespaceURI == ContractNames.NamespaceUri;

    private static string NameOf(Utf8XmlReader reader) => VisibleName.Of(reader.Name);
}
