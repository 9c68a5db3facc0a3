// expectations.json once more, since no JSON reader comes with gSOAP; a test of Utws.Tests/House holds the two equal.
static const Expectation expectations[] = {
    { 1, "10.0.1", 2, 601, "Service Pack 1", 64, 9, "en", "US", "en-US", "SummaryOnly", "1800000000" },
    { 3, "Ünïcödé 日本語 😀 <&> \"' ]]>", -1, 0, "", 32, 0, "ja", "日本", "ja-JP", "Discard", "0" },
    { -5, "11", 2147483647, -2147483648, "ЖΩ", 2147483647, -2147483648, "de", "CH", "de-CH-1996", "Details", "9223372036854775807" },
    { -2147483648, nullptr, 0, 0, nullptr, 0, 0, nullptr, nullptr, nullptr, "SummaryOnly", "-9223372036854775808" },
    { 2147483647, " kept  blanks ", 2, 1000, "two\nlines\tand a tab", 64, 9, "", "", "", "Details", "1800000001" },
};
static const int expectedApiVersion = 7;
static const char expectedFaultCode[] = "MustUnderstand";
static const char expectedFaultText[] = "SOAP header Trail was not understood.";
