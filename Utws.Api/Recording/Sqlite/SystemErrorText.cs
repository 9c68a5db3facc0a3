using System.Runtime.InteropServices;

namespace Utws.Api.Recording.Sqlite;

/// <summary>The system's words for its error numbers.</summary>
internal static class SystemErrorText
{
    /// <summary>Words and number: <c>No space left on device (28)</c>.</summary>
    public static string Of(int error) => $"{Marshal.GetPInvokeErrorMessage(error)} ({error})";
}
