using Utws.Benchmarks.Walk;

namespace Utws.Benchmarks.Reading;

/// <summary>XmlSerializer inside a hand-read envelope.</summary>
internal static class SerializerSessionSum
{
    public static long Read(Stream request) => Of(SerializerWalk.Read(request, out _));

    /// <summary>Adds up what is in the sessions of a request whose texts are all there.</summary>
    public static long Of(LogsAvailable call)
    {
        long sum = 0;
        foreach (SerializedSession session in call.Sessions)
        {
            sum += session.ProductId + session.OsPlatform + session.OsVersion + session.OsBits + session.Architecture;
            sum += session.Version!.Length + session.ServicePack!.Length + session.LangId!.Length + session.Country!.Length + session.Locale!.Length;
        }

        return sum;
    }
}
