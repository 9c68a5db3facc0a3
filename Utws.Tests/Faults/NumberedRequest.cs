using System.Globalization;
using System.Text;
using Utws.Tests.Support;

namespace Utws.Tests.Faults;

/// <summary>A request that can be told from all others in the record, and whether it is there as a whole.</summary>
internal static class NumberedRequest
{
    /// <summary>How many sessions the request has: 1 to 10.</summary>
    public static int SessionCount(int number) => 1 + (number % 10);

    /// <summary>The whole HTTP request; every session has the number as its productID and its place as osVersion.</summary>
    public static byte[] ToBytes(int number)
    {
        StringBuilder sessions = new();
        for (int i = 0; i < SessionCount(number); i++)
        {
            _ = sessions.Append(
                CultureInfo.InvariantCulture,
                $"<SessionInfo><productID>{number}</productID><version>11.4.{i}</version><osPlatform>2</osPlatform><osVersion>{i}</osVersion>")
                .Append("<servicePack /><osBits>64</osBits><architecture>9</architecture><langID>en</langID><country>CA</country>")
                .Append("<locale>en_CA</locale></SessionInfo>");
        }

        return RawHttpRequest.Soap(EnvelopeVersion.Soap11, RequestBody.Sessions(EnvelopeVersion.Soap11, sessions.ToString())).ToBytes();
    }

    /// <summary>The sessions as they are recorded, but for the decision's two values at the end of each.</summary>
    public static bool IsWhole(int number, System.Text.Json.JsonElement sessions)
    {
        if (sessions.GetArrayLength() != SessionCount(number))
        {
            return false;
        }

        for (int i = 0; i < sessions.GetArrayLength(); i++)
        {
            string expected = string.Create(CultureInfo.InvariantCulture, $"[{number},\"11.4.{i}\",2,{i},\"\",64,9,\"en\",\"CA\",\"en_CA\",");
            if (sessions[i].GetArrayLength() != 12 || !sessions[i].GetRawText().StartsWith(expected, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
