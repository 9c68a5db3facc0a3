namespace Utws.Api.Commands.Doctor;

/// <summary>What a check has found.</summary>
/// <param name="Check">What was looked at, in a word or two.</param>
/// <param name="Verdict">How well it is.</param>
/// <param name="Text">What was found; nothing in it is secret.</param>
/// <param name="WhatToDo">What mends it; null where nothing is to be done.</param>
internal sealed record Finding(string Check, Verdict Verdict, string Text, string? WhatToDo = null)
{
    /// <summary>All is well.</summary>
    public static Finding Ok(string check, string text) => new(check, Verdict.Ok, text);

    /// <summary>It works, but.</summary>
    public static Finding Warning(string check, string text, string whatToDo) => new(check, Verdict.Warning, text, whatToDo);

    /// <summary>It does not work.</summary>
    public static Finding Failed(string check, string text, string whatToDo) => new(check, Verdict.Failed, text, whatToDo);
}
