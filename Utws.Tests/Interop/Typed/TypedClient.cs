using System.Net;
using System.ServiceModel;
using System.ServiceModel.Channels;
using System.Text;
using Utws.Tests.Support;

namespace Utws.Tests.Interop.Typed;

/// <summary>One channel of System.ServiceModel to a server, in one version of SOAP.</summary>
/// <typeparam name="T">The contract.</typeparam>
internal sealed class TypedClient<T> : IDisposable
    where T : class
{
    private readonly ChannelFactory<T> _factory;

    public TypedClient(IPEndPoint server, Support.EnvelopeVersion version)
    {
        _factory = new ChannelFactory<T>(BindingOf(version), new EndpointAddress($"http://{server}{WireNames.Path}"));
        Channel = _factory.CreateChannel();
    }

    public T Channel { get; }

    /// <summary>Calls with one header more; the scope that carries it does not survive an await, so the call is a plain one.</summary>
    public TResult WithHeader<TResult>(MessageHeader header, Func<T, TResult> call)
    {
        using OperationContextScope scope = new((IContextChannel)Channel);
        OperationContext.Current.OutgoingMessageHeaders.Add(header);
        return call(Channel);
    }

    public void Dispose()
    {
        ((IClientChannel)Channel).Abort();
        ((IDisposable)_factory).Dispose();
    }

    // Large enough for the answer to 1,000 sessions: the default of 64 KB is not, and would be the client's failure.
    private static Binding BindingOf(Support.EnvelopeVersion version)
    {
        const int MaxAnswerBytes = 4 * 1024 * 1024;
        if (version == Support.EnvelopeVersion.Soap11)
        {
            return new BasicHttpBinding { MaxReceivedMessageSize = MaxAnswerBytes };
        }

        // Old services know SOAP 1.2 without WS-Addressing; no ready-made binding has the two together.
        MessageVersion plain12 = MessageVersion.CreateVersion(System.ServiceModel.EnvelopeVersion.Soap12, AddressingVersion.None);
        return new CustomBinding(
            new TextMessageEncodingBindingElement(plain12, Encoding.UTF8),
            new HttpTransportBindingElement { MaxReceivedMessageSize = MaxAnswerBytes });
    }
}
