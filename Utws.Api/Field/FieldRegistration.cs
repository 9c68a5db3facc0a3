namespace Utws.Api.Field;

/// <summary>Adds counting of what is recorded; before recording, so that it ends after it.</summary>
internal static class FieldRegistration
{
    public static void AddFieldCounts(this IServiceCollection services)
    {
        services.AddSingleton(new FieldOptions());
        services.AddSingleton<FieldCounts>();
        services.AddSingleton<IFieldCounts>(provider => provider.GetRequiredService<FieldCounts>());
        services.AddSingleton<FieldMetrics>();
        services.AddHostedService<FieldService>();
    }
}
