using Utws.Tests.Support;

namespace Utws.Tests.Interop.Typed;

/// <summary>A server in each wire form with the oracle for a policy, the cases of both versions against both, for a test class.</summary>
public sealed class EveryServer : IAsyncLifetime
{
    private readonly Dictionary<AnswerForm, UtwsServer> _servers = [];

    /// <summary>Each version with each form.</summary>
    public static TheoryData<EnvelopeVersion, AnswerForm> Cases => new()
    {
        { EnvelopeVersion.Soap11, AnswerForm.Documented },
        { EnvelopeVersion.Soap11, AnswerForm.Asmx },
        { EnvelopeVersion.Soap12, AnswerForm.Documented },
        { EnvelopeVersion.Soap12, AnswerForm.Asmx },
    };

    public async Task InitializeAsync()
    {
        foreach (AnswerForm form in Enum.GetValues<AnswerForm>())
        {
            _servers[form] = await UtwsServer.StartAsync(decider: null, $"--Utws:Wire:Form={form}");
        }
    }

    public async Task DisposeAsync()
    {
        foreach (UtwsServer server in _servers.Values)
        {
            await server.DisposeAsync();
        }
    }

    internal TypedClient<IUtwsSoap> Connect(EnvelopeVersion version, AnswerForm form) => Connect<IUtwsSoap>(version, form);

    internal TypedClient<T> Connect<T>(EnvelopeVersion version, AnswerForm form)
        where T : class => new(_servers[form].Endpoint, version);

    internal Task<RawHttpConnection> OpenAsync(AnswerForm form) => _servers[form].ConnectAsync();
}
