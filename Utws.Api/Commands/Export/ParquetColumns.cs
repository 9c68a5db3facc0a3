using Parquet;
using Parquet.Schema;

namespace Utws.Api.Commands.Export;

/// <summary>The columns of a row group, and their names and types in the file.</summary>
internal sealed class ParquetColumns
{
    /// <summary>Names and types, in the order of writing.</summary>
    public static ParquetSchema Schema { get; } = new(
        Text("node", nullable: false),
        new DataField<long>("epoch"),
        new DataField<long>("group_seq"),
        new DataField<long>("request_id"),
        new DataField<int>("ordinal"),
        new DataField<long>("received_us"),
        new DateTimeDataField("received", DateTimeFormat.Timestamp, isAdjustedToUTC: true, unit: DateTimeTimeUnit.Micros, isNullable: false),
        new DataField<int>("api_version"),
        new DataField<int>("product_id"),
        Text("version", nullable: true),
        new DataField<int>("os_platform"),
        new DataField<int>("os_version"),
        Text("service_pack", nullable: true),
        new DataField<int>("os_bits"),
        new DataField<int>("architecture"),
        Text("lang_id", nullable: true),
        Text("country", nullable: true),
        Text("locale", nullable: true),
        new DataField<int>("publish"),
        Text("decision", nullable: false),
        new DataField<long>("publish_until"),
        Text("policy", nullable: false),
        new DataField<long>("policy_rev"),
        new DataField<long?>("addr_hash"));

    public ParquetColumn<string?> Node { get; } = new();

    public ParquetColumn<long> Epoch { get; } = new();

    public ParquetColumn<long> GroupSequence { get; } = new();

    public ParquetColumn<long> RequestId { get; } = new();

    public ParquetColumn<int> Ordinal { get; } = new();

    public ParquetColumn<long> ReceivedMicroseconds { get; } = new();

    public ParquetColumn<DateTime> Received { get; } = new();

    public ParquetColumn<int> ApiVersion { get; } = new();

    public ParquetColumn<int> ProductId { get; } = new();

    public ParquetColumn<string?> Version { get; } = new();

    public ParquetColumn<int> OsPlatform { get; } = new();

    public ParquetColumn<int> OsVersion { get; } = new();

    public ParquetColumn<string?> ServicePack { get; } = new();

    public ParquetColumn<int> OsBits { get; } = new();

    public ParquetColumn<int> Architecture { get; } = new();

    public ParquetColumn<string?> LangId { get; } = new();

    public ParquetColumn<string?> Country { get; } = new();

    public ParquetColumn<string?> Locale { get; } = new();

    public ParquetColumn<int> Publish { get; } = new();

    public ParquetColumn<string?> Decision { get; } = new();

    public ParquetColumn<long> PublishUntil { get; } = new();

    public ParquetColumn<string?> Policy { get; } = new();

    public ParquetColumn<long> PolicyRevision { get; } = new();

    public ParquetColumn<long?> CallerHash { get; } = new();

    /// <summary>How many rows they have.</summary>
    public int Rows => Node.Count;

    private object[] InOrder =>
    [
        Node, Epoch, GroupSequence, RequestId, Ordinal, ReceivedMicroseconds, Received, ApiVersion, ProductId, Version, OsPlatform, OsVersion,
        ServicePack, OsBits, Architecture, LangId, Country, Locale, Publish, Decision, PublishUntil, Policy, PolicyRevision, CallerHash,
    ];

    /// <summary>Whether a column has texts, which the library keeps as memory of characters.</summary>
    public static bool IsText(DataField field) => field.ClrType == typeof(string) || field.ClrType == typeof(ReadOnlyMemory<char>);

    /// <summary>Writes them as a row group.</summary>
    public async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellation)
    {
        object[] columns = InOrder;
        for (int i = 0; i < columns.Length; i++)
        {
            DataField field = Schema.DataFields[i];
            await (columns[i] switch
            {
                ParquetColumn<string?> texts => group.WriteAsync(field, texts.Segment!),
                ParquetColumn<int> numbers => group.WriteAsync(field, numbers.Values, cancellationToken: cancellation),
                ParquetColumn<DateTime> instants => group.WriteAsync(field, instants.Values, cancellationToken: cancellation),
                ParquetColumn<long?> numbers => group.WriteAsync(field, numbers.Values, cancellationToken: cancellation),
                _ => group.WriteAsync(field, ((ParquetColumn<long>)columns[i]).Values, cancellationToken: cancellation),
            });
        }
    }

    /// <summary>Empties them.</summary>
    public void Clear()
    {
        foreach (object column in InOrder)
        {
            switch (column)
            {
                case ParquetColumn<string?> texts:
                    texts.Clear();
                    break;
                case ParquetColumn<int> numbers:
                    numbers.Clear();
                    break;
                case ParquetColumn<DateTime> instants:
                    instants.Clear();
                    break;
                case ParquetColumn<long?> numbers:
                    numbers.Clear();
                    break;
                default:
                    ((ParquetColumn<long>)column).Clear();
                    break;
            }
        }
    }

    private static DataField Text(string name, bool nullable) => new(name, typeof(string), isNullable: nullable);
}
