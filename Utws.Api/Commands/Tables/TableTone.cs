namespace Utws.Api.Commands.Tables;

/// <summary>What a cell means to who looks at it.</summary>
internal enum TableTone
{
    /// <summary>Nothing: the terminal's own colour.</summary>
    Plain,

    /// <summary>All is well.</summary>
    Good,

    /// <summary>Somebody should look.</summary>
    Doubtful,

    /// <summary>Something is wrong.</summary>
    Bad,
}
