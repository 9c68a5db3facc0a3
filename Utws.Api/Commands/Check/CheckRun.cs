using System.Globalization;
using Utws.Api.Capture;
using Utws.Api.Commands.Compare;
using Utws.Api.Commands.Messages;
using Utws.Api.Commands.Report;
using Utws.Api.Commands.Source;
using Utws.Api.Policy;
using Utws.Core.Contract;
using Utws.Core.Soap;

namespace Utws.Api.Commands.Check;

/// <summary>Checks file after file, reporting each before the next is read.</summary>
internal sealed class CheckRun : IDisposable
{
    // In text: enough to see what came in, few enough to see the next file.
    private const int MaxListedSessions = 10;

    private readonly CheckOptions _options;
    private readonly CommandConsole _console;
    private readonly RequestCheck _requests;
    private readonly OtherServer? _other;
    private readonly InputBytes _input;
    private readonly long _maxRequestBytes;

    private CheckRun(CheckOptions options, CommandConsole console, UtwsSettings settings, LoadedPolicy policy)
    {
        _options = options;
        _console = console;
        _maxRequestBytes = options.MaxRequestBytes ?? settings.MaxRequestBytes;
        _input = new InputBytes(console.Input, _maxRequestBytes);
        _requests = new RequestCheck(
            new SoapProcessorOptions
            {
                Form = options.Form ?? settings.Form,
                MaxRequestBytes = _maxRequestBytes,
                MustUnderstand = settings.MustUnderstand,
            },
            policy.Policy,
            MaxListed);
        _other = options.Against is { } url ? new OtherServer(url, options.Timeout, console.Clock) : null;
    }

    private int MaxListed => _options.Json ? int.MaxValue : MaxListedSessions;

    /// <summary>Makes ready to check; settings and policy are the server's where the options don't say otherwise.</summary>
    /// <exception cref="StartupException">A setting cannot be used.</exception>
    /// <exception cref="PolicyException">The policy cannot be used.</exception>
    public static CheckRun Create(CheckOptions options, CommandConsole console)
    {
        UtwsSettings settings = ReadSettings(console.Folder);
        string policyPath = options.PolicyPath is { } given ? Path.GetFullPath(given, console.Folder) : PolicyRegistration.Find(settings.PolicyPath);
        return new CheckRun(options, console, settings, PolicyFile.Load(policyPath));
    }

    /// <summary>Checks all and gives the exit code.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        ICheckReport report = _options.Json ? new JsonReport(_console.Output) : new TextReport(_console.Output);
        CheckTally tally = new();
        foreach (InputFile file in InputFiles.Find(_options.Paths, _console.Folder))
        {
            cancellation.ThrowIfCancellationRequested();
            CheckedFile result = await CheckAsync(file, cancellation);
            tally.Add(result);
            report.Add(result);
            await _console.Output.FlushAsync(cancellation);
            if (result.Outcome == CheckOutcome.Unreadable)
            {
                await _console.Error.WriteLineAsync($"utws: {VisibleText.Of($"{file.Name}: {result.Problem}")}");
            }
        }

        report.End(tally);
        await _console.Output.FlushAsync(cancellation);
        if (tally.Files == 0)
        {
            await _console.Error.WriteLineAsync("utws: there is no *.xml, *.http, *.soap or *.txt in " + VisibleText.Of(string.Join(", ", _options.Paths)));
        }

        return tally.ExitCode;
    }

    public void Dispose()
    {
        _requests.Dispose();
        _other?.Dispose();
    }

    // Where the server would look: the folder's own appsettings.json, else the one that ships; then the environment.
    private static UtwsSettings ReadSettings(string folder) => UtwsSettings.Read(new ConfigurationBuilder()
        .SetBasePath(File.Exists(Path.Combine(folder, "appsettings.json")) ? folder : AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .Build());

    private async Task<CheckedFile> CheckAsync(InputFile file, CancellationToken cancellation)
    {
        if (file.Problem is not null)
        {
            return Unreadable(file, file.Problem);
        }

        try
        {
            RecordedMessage message = MessageParser.Parse(await _input.ReadAsync(file, cancellation), _maxRequestBytes);
            return message.Kind == MessageKind.Response
                ? ResponseCheck.Check(file.Name, message, MaxListed)
                : await CheckRequestAsync(file, message, cancellation);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Unreadable(file, unreadable.Message);
        }
    }

    private static CheckedFile Unreadable(InputFile file, string problem) =>
        new() { Path = file.Name, Outcome = CheckOutcome.Unreadable, Problem = problem };

    private async Task<CheckedFile> CheckRequestAsync(InputFile file, RecordedMessage message, CancellationToken cancellation)
    {
        RecordedMessage? recorded = await ReadRecordedAsync(file, cancellation);
        SoapRequestHead head = RequestCheck.HeadOf(message);
        (CheckedFile result, Answer ours) = _requests.Check(file.Name, message, head, InstantOf(file, recorded));
        Comparison? withRecorded = recorded is null ? null : AnswerComparer.Compare(ours, Answer.Of(recorded));
        Comparison? withOther = _other is null ? null : await _other.CompareAsync(ours, head, message.Body, cancellation);
        bool differs = withRecorded is { IsDifference: true } || withOther is { IsDifference: true };
        return result with
        {
            // A difference says more than a fault: a fault that the other side has, too, is what it should be.
            Outcome = differs ? CheckOutcome.Differs : result.Outcome,
            Recorded = withRecorded,
            Against = withOther,
        };
    }

    private async Task<RecordedMessage?> ReadRecordedAsync(InputFile file, CancellationToken cancellation)
    {
        if (file.FullPath is null || CaptureFileName.ResponseOf(file.FullPath) is not { } path || !File.Exists(path))
        {
            return null;
        }

        RecordedMessage message = MessageParser.Parse(
            await _input.ReadAsync(new InputFile(path, path), cancellation), AnswerBounds.MaxAnswerBytes);
        return message.Kind == MessageKind.Response ? message : null;
    }

    private DateTimeOffset InstantOf(InputFile file, RecordedMessage? recorded)
    {
        if (_options.Now is { } given)
        {
            return given;
        }

        if (file.FullPath is not null && CaptureFileName.TryGetInstant(file.FullPath, out DateTimeOffset captured))
        {
            return captured;
        }

        // RFC 9110, 6.6.1
        return DateTimeOffset.TryParseExact(
            recorded?.Head.Field("Date"), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
            ? date
            : _console.Clock.GetUtcNow();
    }
}
