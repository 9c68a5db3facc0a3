using System.Runtime.InteropServices;

namespace Utws.Core.Xml;

/// <summary>The expanded name of an attribute of the open start tag.</summary>
/// <param name="LocalName">The name without its prefix.</param>
/// <param name="NamespaceUri">The namespace name; empty for none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Utf8XmlWriterAttribute(string LocalName, string NamespaceUri);
