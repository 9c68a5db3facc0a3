namespace Utws.Api.Field;

/// <summary>One value of what was counted: a number, or a text, which is null where the client sent none.</summary>
internal readonly record struct KeyPart(long? Number, string? Text);
