namespace Utws.Tests.Description.Pages;

/// <summary>The pages there are, by what one does to get them.</summary>
public enum PageCase
{
    Service,
    RemoteOperation,
    LocalOperation,
    UnknownOperation,
    WrongVerb,
    PathInfo,
}
