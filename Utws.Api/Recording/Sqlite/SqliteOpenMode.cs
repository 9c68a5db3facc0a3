namespace Utws.Api.Recording.Sqlite;

/// <summary>What a connection may do with its file.</summary>
internal enum SqliteOpenMode
{
    /// <summary>Read a file that is there. Of a live one the folder must be writable for the shared memory, or its <c>-shm</c> be there.</summary>
    ReadOnly,

    /// <summary>Read a file that nobody writes, without locks, shared memory or log: also from media that cannot be written.</summary>
    Immutable,

    /// <summary>Read and write a file that is there.</summary>
    ReadWrite,

    /// <summary>Read and write, and make the file if it is not there; not its folder.</summary>
    Create,
}
