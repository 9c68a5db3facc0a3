namespace Utws.Core.Xml;

/// <summary>A namespace declaration in scope.</summary>
/// <param name="PrefixAtom">The declared prefix.</param>
/// <param name="PreviousUriAtom">What the prefix meant outside the declaring element; -1 if nothing.</param>
internal readonly record struct NamespaceBinding(int PrefixAtom, int PreviousUriAtom);
