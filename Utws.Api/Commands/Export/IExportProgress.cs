namespace Utws.Api.Commands.Export;

/// <summary>Shows how far an export is.</summary>
internal interface IExportProgress
{
    /// <summary>Tells how far it is.</summary>
    void Show(long bytesRead, long rows);
}
