namespace Utws.Tests.Support;

/// <summary>The two wire forms of a successful answer, by the names of the setting <c>Utws:Wire:Form</c>.</summary>
public enum AnswerForm
{
    /// <summary>As the published contract's samples: prefixes soap and soap12, declarations in the order xsi, xsd, soap.</summary>
    Documented,

    /// <summary>As the old runtime sent it: prefix soap in both versions, declarations in the order soap, xsi, xsd.</summary>
    Asmx,
}
