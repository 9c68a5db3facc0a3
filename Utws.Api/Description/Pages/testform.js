// Makes the test form work: builds the envelope of a call, sends it to the page's own address, shows what came of it.
// All names of the contract come from the form's attributes. Whatever a person or the server wrote reaches the page as text only.

const form = document.getElementById("test-form");
const contract = form.dataset;
const sessions = document.getElementById("sessions");
const sessionTemplate = document.getElementById("session-template");
const outcome = document.getElementById("outcome");
const callResult = document.getElementById("call-result");
const decisions = document.getElementById("decisions");

function element(name, text, className) {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) {
        made.className = className;
    }

    return made;
}

// The form's sessions

function textFields(container) {
    return [...container.querySelectorAll("input[type=text]")];
}

function numberSessions() {
    [...sessions.children].forEach((session, index) => {
        session.querySelector("legend").textContent = `Session ${index + 1}`;
        session.querySelector(".remove").textContent = `Remove session ${index + 1}`;
    });
}

// What was in a field comes back when it is left out no longer.
function leaveOut(checkbox) {
    const field = checkbox.closest(".session-field").querySelector("input[type=text]");
    if (checkbox.checked) {
        field.dataset.kept = field.value;
    }

    field.disabled = checkbox.checked;
    field.value = checkbox.checked ? "" : field.dataset.kept;
    field.placeholder = checkbox.checked ? "left out" : "";
}

// A new session begins as the one before it: mostly one field shall differ.
function copyFields(from, to) {
    const targets = textFields(to);
    textFields(from).forEach((field, index) => {
        targets[index].value = field.disabled ? field.dataset.kept : field.value;
    });
    const boxes = [...to.querySelectorAll("input[type=checkbox]")];
    [...from.querySelectorAll("input[type=checkbox]")].forEach((box, index) => {
        if (box.checked) {
            boxes[index].checked = true;
            leaveOut(boxes[index]);
        }
    });
}

function addSession() {
    const session = sessionTemplate.content.firstElementChild.cloneNode(true);
    if (sessions.lastElementChild) {
        copyFields(sessions.lastElementChild, session);
    }

    session.querySelector(".remove").addEventListener("click", () => removeSession(session));
    session.querySelectorAll("input[type=checkbox]").forEach((checkbox) => checkbox.addEventListener("change", () => leaveOut(checkbox)));
    sessions.append(session);
    numberSessions();
    return session;
}

// The focus must not fall off the page with the button that had it.
function removeSession(session) {
    const next = session.nextElementSibling ?? session.previousElementSibling;
    session.remove();
    numberSessions();
    (next ? next.querySelector(".remove") : document.getElementById("add-session")).focus();
}

// The request

const references = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#xD;" };

function escaped(text) {
    return text.replace(/[&<>\r]/g, (character) => references[character]);
}

function attribute(name, value) {
    return `${name}="${escaped(value).replaceAll("\"", "&quot;")}"`;
}

function valueLines(fields, indent) {
    return fields.filter((field) => !field.disabled).map((field) => `${indent}<${field.name}>${escaped(field.value)}</${field.name}>`);
}

function sessionLines() {
    const items = [...sessions.children].flatMap((session) => [
        `        <${contract.session}>`,
        ...valueLines(textFields(session), "          "),
        `        </${contract.session}>`,
    ]);
    return items.length === 0
        ? [`      <${contract.sessions} />`]
        : [`      <${contract.sessions}>`, ...items, `      </${contract.sessions}>`];
}

function envelope(dialect) {
    return [
        contract.declaration,
        `<${dialect.prefix}:Envelope ${dialect.attributes}>`,
        `  <${dialect.prefix}:Body>`,
        `    <${contract.operation} ${attribute("xmlns", contract.namespace)}>`,
        ...valueLines(textFields(form.querySelector(".call")), "      "),
        ...sessionLines(),
        `    </${contract.operation}>`,
        `  </${dialect.prefix}:Body>`,
        `</${dialect.prefix}:Envelope>`,
    ].join("\n");
}

function requestFields(dialect) {
    const fields = { "Content-Type": dialect.contentType };
    if (dialect.action) {
        fields.SOAPAction = dialect.action;
    }

    return fields;
}

function requestText(fields, body) {
    const lines = Object.entries({ Host: location.host, ...fields, "Content-Length": body.byteLength });
    return `POST ${location.pathname}\n${lines.map(([name, value]) => `${name}: ${value}`).join("\n")}\n\n${new TextDecoder().decode(body)}`;
}

// The answer

// Breaks the answer's own text into lines and changes nothing else: a document that is parsed and written again has its attributes in
// another order, and this page is for those who look closely. White space in values stays with its element.
function indented(text) {
    const lines = [];
    let depth = 0;
    let isAfterEnd = true;
    for (const [token] of text.matchAll(/<[^>]*>|[^<]+/g)) {
        const isEndTag = token.startsWith("</");
        const isTag = token.startsWith("<");
        depth -= isEndTag ? 1 : 0;
        if (isTag && (!isEndTag || isAfterEnd)) {
            lines.push("  ".repeat(depth) + token);
        } else {
            lines[lines.length - 1] += token;
        }

        depth += isTag && !isEndTag && !token.endsWith("/>") && !token.startsWith("<?") ? 1 : 0;
        isAfterEnd = isEndTag || token.endsWith("/>");
    }

    return lines.join("\n");
}

function parsed(text) {
    const xml = new DOMParser().parseFromString(text, "application/xml");
    return xml.getElementsByTagName("parsererror").length > 0 ? null : xml;
}

function answerText(response, text, xml) {
    const fields = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
    const body = xml ? indented(text) : text;
    return `${response.status} ${response.statusText}\n${fields}\n\n${body}`;
}

function textOf(parent, ...path) {
    const last = path.reduce((node, name) => [...(node?.children ?? [])].find((child) => child.localName === name), parent);
    return last?.textContent;
}

function faultOf(xml) {
    const fault = xml?.getElementsByTagNameNS("*", "Fault")[0];
    return fault && {
        code: textOf(fault, "faultcode") ?? textOf(fault, "Code", "Value") ?? "",
        reason: textOf(fault, "faultstring") ?? textOf(fault, "Reason", "Text") ?? "",
    };
}

function asDate(seconds) {
    const date = new Date(Number(seconds) * 1000);
    return Number(seconds) === 0 || Number.isNaN(date.getTime()) ? "none" : date.toISOString().replace("T", " ").replace(".000Z", " UTC");
}

function decisionCell(decision, column) {
    const value = textOf(decision, column.member);
    if (value === undefined) {
        return element("td", "left out", "absent");
    }

    return element("td", column.isDate ? asDate(value) : value);
}

function decisionRow(decision, index) {
    const row = document.createElement("tr");
    const number = element("th", String(index + 1));
    number.scope = "row";
    row.append(number, ...[...decisions.querySelectorAll("th[data-member]")].map((column) => decisionCell(decision, column.dataset)));
    return row;
}

function showDecisions(xml) {
    const found = xml ? [...xml.getElementsByTagNameNS(contract.namespace, contract.decision)] : [];
    decisions.querySelector("tbody").replaceChildren(...found.map(decisionRow));
    decisions.hidden = found.length === 0;
    return found.length;
}

function duration(milliseconds) {
    return `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`;
}

function showOutcome(summary, className, fault) {
    const paragraph = element("p", summary, className);
    if (fault) {
        paragraph.append(" ", element("code", fault.code), " ", fault.reason);
    }

    outcome.replaceChildren(paragraph);
}

function showAnswer(response, text, milliseconds) {
    const xml = parsed(text);
    const fault = faultOf(xml);
    const count = showDecisions(xml);
    const status = `${response.status} ${response.statusText} in ${duration(milliseconds)}`.replace("  ", " ");
    document.getElementById("answer").textContent = answerText(response, text, xml);
    if (fault) {
        showOutcome(`${status}: a fault.`, "bad", fault);
    } else if (response.ok && xml) {
        showOutcome(`${status}: ${count === 1 ? "1 decision" : `${count} decisions`}.`, "good");
    } else {
        showOutcome(`${status}: no SOAP message.`, "bad");
    }

    callResult.hidden = false;
}

// The call

async function send() {
    const dialect = form.querySelector("input[name=dialect]:checked").dataset;
    const body = new TextEncoder().encode(envelope(dialect));
    const headers = requestFields(dialect);
    document.getElementById("request").textContent = requestText(headers, body);
    callResult.hidden = true;
    showOutcome("Waiting for the answer…", "pending");
    const begun = performance.now();
    try {
        const response = await fetch(location.pathname, { method: "POST", headers, body, cache: "no-store" });
        const text = await response.text();
        showAnswer(response, text, performance.now() - begun);
    } catch (problem) {
        showOutcome(`No answer after ${duration(performance.now() - begun)}: the server could not be reached, or the connection broke (${problem.message}). `
            + "See whether the server still runs, then send again.", "bad");
    }
}

let isSending = false;
form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!isSending) {
        isSending = true;
        await send();
        isSending = false;
    }
});
document.getElementById("add-session").addEventListener("click", () => addSession().querySelector("input").focus());
addSession();
document.getElementById("no-scripts").remove();
form.hidden = false;
