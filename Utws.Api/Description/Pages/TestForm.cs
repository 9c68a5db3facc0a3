using Utws.Core.Contract;

namespace Utws.Api.Description.Pages;

/// <summary>
/// The form that calls the service from the operation's page. Its fields and all names that its script writes or looks for come
/// from the contract's description, as attributes; the script itself knows no name of the contract.
/// </summary>
internal static class TestForm
{
    // Values to begin with that the server takes as they are.
    private const string SampleNumber = "1";
    private const string SampleText = "";

    // What the server decided, and then what tells a reader which session it was.
    private static readonly ContractMember[] s_columns =
        [ContractDescription.Publish, ContractDescription.PublishUntil, .. ContractDescription.SessionInfo.Take(2)];

    /// <summary>The form, hidden until its script shows it in the sentence's place: without scripts it could do nothing.</summary>
    public static Html Render() => Html.Of(
        $"""
         <p id="no-scripts">The test form needs scripts, and this browser does not run them here.</p>
         <form id="test-form" hidden autocomplete="off" data-declaration="{SoapDialect.Declaration}" data-namespace="{ContractNames.NamespaceUri}" data-operation="{ContractDescription.OperationName}" data-sessions="{ContractDescription.SessionsName}" data-session="{ContractDescription.SessionInfoName}" data-decision="{ContractDescription.SessionsToPublishName}">
         <p class="note"><strong>Send</strong> makes a real call: the server answers it like any other, and records it if it records calls.</p>
         <div class="call">
         {Field(ContractDescription.ApiVersion, "call-field")}
         <fieldset class="dialects">
         <legend>Protocol</legend>
         {Html.Join(SoapDialect.All.Select(Dialect), "\n")}
         </fieldset>
         </div>
         <div id="sessions"></div>
         <p class="actions"><button type="button" id="add-session">Add a session</button> <button type="submit" class="primary">Send</button></p>
         <template id="session-template">
         <fieldset class="session">
         <legend></legend>
         <div class="fields">
         {Html.Join(ContractDescription.SessionInfo.Select(m => Field(m, "session-field")), "\n")}
         </div>
         <p><button type="button" class="remove">Remove</button></p>
         </fieldset>
         </template>
         </form>
         <div id="outcome" role="status"></div>
         {Exchange()}
         """);

    // What came of a call: first what a reader wants to know, then what crossed the wire.
    private static Html Exchange() => Html.Of(
        $"""
         <div id="call-result" hidden>
         <div id="decisions">
         <h3 id="decisions-title">Decisions</h3>
         <div class="table" tabindex="0" role="region" aria-labelledby="decisions-title">
         <table>
         <thead><tr><th scope="col">Session</th>{Html.Join(s_columns.Select(Column))}</tr></thead>
         <tbody></tbody>
         </table>
         </div>
         </div>
         <h3>Answer</h3>
         <div class="exchange"><div class="pane"><pre id="answer" tabindex="0" role="region" aria-label="Answer as received, indented"></pre></div></div>
         <h3>Request</h3>
         <div class="exchange"><div class="pane"><pre id="request" tabindex="0" role="region" aria-label="Request as sent"></pre></div></div>
         </div>
         """);

    // The contract says of a long number no more than that it is one; the policy's default is seconds, which nobody reads as a date.
    private static Html Column(ContractMember member)
    {
        Html value = Html.Of($"""<th scope="col" data-member="{member.Name}">{member.Name}</th>""");
        return member.Type == ContractType.LongNumber
            ? Html.Of($"""{value}<th scope="col" data-member="{member.Name}" data-is-date="true">as Unix seconds</th>""")
            : value;
    }

    private static Html Dialect(SoapDialect dialect, int index) => Html.Of(
        $"""
         <label><input type="radio" name="dialect" value="{index}"{new Html(index == 0 ? " checked" : "")} data-prefix="{dialect.Prefix}" data-attributes="{dialect.EnvelopeAttributes}" data-content-type="{dialect.ContentType}" data-action="{dialect.Action}"> {dialect.Name}</label>
         """);

    private static Html Field(ContractMember member, string cssClass)
    {
        bool isNumber = member.Type == ContractType.Number;
        Html keyboard = new(isNumber ? " inputmode=\"numeric\"" : "");
        string value = isNumber ? SampleNumber : SampleText;

        // A text that is left out is another thing than an empty one (6.9), so there has to be a way to say either.
        Html leaveOut = member.IsOptional
            ? Html.Of($"""<label class="leave-out"><input type="checkbox" aria-label="leave out {member.Name}"> leave out</label>""")
            : default;
        return Html.Of(
            $"""
             <div class="{cssClass}"><label><span class="label">{member.Name} <small>{SoapSample.TypeName(member.Type)}</small></span> <input type="text" name="{member.Name}" value="{value}"{keyboard} autocapitalize="off" spellcheck="false"></label>{leaveOut}</div>
             """);
    }
}
