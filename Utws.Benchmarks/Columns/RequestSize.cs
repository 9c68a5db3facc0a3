using BenchmarkDotNet.Running;
using Utws.Benchmarks.Requests;

namespace Utws.Benchmarks.Columns;

/// <summary>How much a benchmark reads or writes for: what its time is divided by.</summary>
/// <param name="Sessions">Sessions in the request.</param>
/// <param name="Bytes">Bytes of the request.</param>
internal readonly record struct RequestSize(int Sessions, int Bytes)
{
    /// <summary>The size of a benchmark's request by its parameter; null if it has none.</summary>
    public static RequestSize? Of(BenchmarkCase benchmarkCase)
    {
        foreach (object? value in benchmarkCase.Parameters.Items.Select(parameter => parameter.Value))
        {
            switch (value)
            {
                case RequestBody body:
                    return new RequestSize(RequestBodies.Sessions(body).Length, RequestBodies.Create(body).Length);
                case RequestShape shape:
                    return new RequestSize(shape.Sessions, shape.Create().Length);
                case RequestCase which:
                    return new RequestSize(RequestCases.CountOf(which), RequestCases.Create(which).Length);
                default:
                    break;
            }
        }

        return null;
    }
}
