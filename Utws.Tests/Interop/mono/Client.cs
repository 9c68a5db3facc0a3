using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Web.Script.Serialization;
using System.Web.Services.Protocols;
using Utws.Proxy;

namespace Utws.Interop
{
    /// <summary>
    /// Calls UTWS with the proxy that the wsdl tool generated, a SoapHttpClientProtocol as in the installed clients: client.exe
    /// 1.1|1.2 EXPECTATIONS. Which version the proxy speaks was decided when it was generated.
    /// </summary>
    internal static class Client
    {
        private static readonly string[] s_decided = { "publish", "publishUntil" };

        private static int Main(string[] arguments)
        {
            try
            {
                Run(arguments[0], new JavaScriptSerializer().Deserialize<Dictionary<string, object>>(File.ReadAllText(arguments[1])));
                return 0;
            }
            catch (Exception error)
            {
                Console.Error.WriteLine(error.GetType().Name + ": " + error.Message);
                return 1;
            }
        }

        private static void Run(string version, Dictionary<string, object> expected)
        {
            SoapProtocolVersion wanted = version == "1.2" ? SoapProtocolVersion.Soap12 : SoapProtocolVersion.Default;
            Dictionary<string, object>[] sessions = ((ArrayList)expected["sessions"]).Cast<Dictionary<string, object>>().ToArray();
            using (UTWS proxy = new UTWS())
            {
                Check(proxy.SoapVersion == wanted, "the proxy speaks " + proxy.SoapVersion);
                CheckAnswer(proxy.logsAvailable((int)expected["apiVersion"], sessions.Select(Session).ToArray()), sessions);
                CheckAnswer(proxy.logsAvailable(1, new SessionInfo[0]), new Dictionary<string, object>[0]);
                CheckAnswer(proxy.logsAvailable(1, null), new Dictionary<string, object>[0]);
                CheckFault(proxy, expected);
            }
        }

        private static SessionInfo Session(Dictionary<string, object> members)
        {
            SessionInfo session = new SessionInfo();
            foreach (KeyValuePair<string, object> member in members.Where(m => !s_decided.Contains(m.Key)))
            {
                typeof(SessionInfo).GetProperty(member.Key).SetValue(session, member.Value);
            }

            return session;
        }

        private static void CheckAnswer(SessionsToPublish[] got, Dictionary<string, object>[] expected)
        {
            Check(got.Length == expected.Length, got.Length + " sessions came back, not " + expected.Length);
            for (int i = 0; i < expected.Length; i++)
            {
                foreach (KeyValuePair<string, object> member in expected[i])
                {
                    object came = typeof(SessionsToPublish).GetProperty(member.Key).GetValue(got[i]);
                    // The enum and the long are written as texts in the file.
                    object comparable = s_decided.Contains(member.Key) ? came.ToString() : came;
                    Check(Equals(comparable, member.Value), $"session {i}: {member.Key} is '{came ?? "null"}', not '{member.Value ?? "null"}'");
                }
            }
        }

        private static void CheckFault(UTWS generated, Dictionary<string, object> expected)
        {
            Dictionary<string, object> wanted = (Dictionary<string, object>)expected["fault"];
            try
            {
                using (TrailProxy proxy = new TrailProxy(generated))
                {
                    proxy.logsAvailable(1, null);
                }
            }
            catch (SoapException fault)
            {
                Check(fault.Code.Name == (string)wanted["code"], "the fault's code is " + fault.Code);
                Check(fault.Message == (string)wanted["text"], "the fault's text is " + fault.Message);
                return;
            }

            Check(false, "a header that must be understood was accepted");
        }

        private static void Check(bool condition, string message)
        {
            if (!condition)
            {
                throw new InvalidDataException(message);
            }
        }
    }
}
