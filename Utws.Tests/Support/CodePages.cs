using System.Runtime.CompilerServices;
using System.Text;

namespace Utws.Tests.Support;

/// <summary>
/// Tells the framework's reader of every code page of Windows, which ours knows unasked, so that the two can be compared: before any
/// test runs, so that no test depends on another's having done it.
/// </summary>
internal static class CodePages
{
#pragma warning disable CA2255 // this is a test program's assembly, not a library
    [ModuleInitializer]
#pragma warning restore CA2255
    public static void Register() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
}
