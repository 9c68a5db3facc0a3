namespace Utws.Api.Description.Pages;

/// <summary>The page of the operation: samples, and for those who may, the test form (9.3).</summary>
internal static class OperationPage
{
    public static string Render(PageContext context) => $"<!DOCTYPE html><title>UTWS</title>{context.Address.FileName}";
}
