namespace Utws.Api.Description.Pages;

/// <summary>The page of the service: what operations it has (9.2).</summary>
internal static class ServicePage
{
    public static string Render(PageContext context) => $"<!DOCTYPE html><title>UTWS</title>{context.Address.FileName}";
}
