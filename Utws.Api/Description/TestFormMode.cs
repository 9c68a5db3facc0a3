namespace Utws.Api.Description;

/// <summary>Who gets the test form on the operation's page.</summary>
internal enum TestFormMode
{
    /// <summary>Callers on this machine.</summary>
    Local,

    /// <summary>Everybody.</summary>
    Always,

    /// <summary>Nobody.</summary>
    Never,
}
