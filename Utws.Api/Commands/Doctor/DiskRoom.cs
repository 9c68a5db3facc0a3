namespace Utws.Api.Commands.Doctor;

/// <summary>The room of a file system.</summary>
/// <param name="FreeBytes">What this account may still use.</param>
/// <param name="TotalBytes">All of it.</param>
internal readonly record struct DiskRoom(long FreeBytes, long TotalBytes);
