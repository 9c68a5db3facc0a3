using Microsoft.Extensions.Logging;

namespace Utws.Tests.Support;

/// <summary>One thing that was logged.</summary>
public sealed record CapturedLogEntry(LogLevel Level, string Category, string Message, Exception? Exception);
