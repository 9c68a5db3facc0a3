namespace Utws.Api.Commands.Completion;

/// <summary>The shells that there is a script for.</summary>
internal enum Shell
{
    /// <summary>GNU bash, 3.2 or later.</summary>
    Bash,

    /// <summary>Z shell, with its completion system on.</summary>
    Zsh,

    /// <summary>fish, 3 or later.</summary>
    Fish,

    /// <summary>PowerShell, 5 or later.</summary>
    Pwsh,
}
