namespace Utws.Tests.Support;

/// <summary>Tests that measure the whole process, its heap or its threads: they run when no other does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "xunit's word for it")]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
