// How the server stands: health, policy, faults, recording, forwarding.

import { bar, byId, empty, facts, figure, given, html, mark, onlyWhenOther, table } from "./elements.js";
import * as format from "./format.js";

const kinds = { Healthy: "good", Degraded: "warn", Unhealthy: "bad" };

function number(value) {
    return figure(format.compact(value), format.exact(value));
}

function checkItem(check) {
    return html("li", {}, mark(kinds[check.status]), html("b", {}, check.name), " ", given(check.reason ?? ""));
}

const showHealth = onlyWhenOther((health) => {
    const wrong = health.checks.filter((check) => check.status !== "Healthy");
    const names = health.checks.map((check) => check.name).join(", ");
    byId("health").className = "card " + kinds[health.status];
    byId("health").replaceChildren(
        html("p", { class: "word" }, mark(kinds[health.status]), health.status),
        wrong.length === 0
            ? html("p", { class: "muted" }, `All ${health.checks.length} checks pass: ${names}.`)
            : html("ul", { class: "reasons" }, wrong.map(checkItem)));
});

const showServer = onlyWhenOther((server) => {
    document.title = `UTWS · ${server.node}`;
    byId("server").replaceChildren(given(server.node), ` · ${server.version.split("+")[0]} · up ${server.uptime}`);
    byId("server").title = `${server.version}, started ${format.when(server.startedAt)}`;
});

// Where there is no room for a column of it, the decision stands under the name.
function ruleRow(name, publish, sessions, all, most, place) {
    const decision = publish === "SummaryOnly" ? "Summary only" : publish ?? "–";
    return html("tr", {},
        html("td", { class: "number muted" }, place),
        html("th", { scope: "row" }, name, html("small", { class: "narrow-only" }, decision)),
        html("td", { class: "publish" }, decision),
        html("td", { class: "bar-cell" }, bar(sessions, most)),
        html("td", { class: "number" }, number(sessions)),
        html("td", { class: "number muted" }, format.share(sessions, all)));
}

function rulesTable(policy) {
    const counts = [...policy.rules.map((rule) => rule.sessions), policy.otherwise.sessions];
    const all = counts.reduce((sum, count) => sum + count, policy.otherRulesSessions);
    const most = Math.max(...counts);
    const hidden = policy.ruleCount - policy.rules.length;
    return html("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Rules" }, html("table", { class: "bars rules" },
        html("caption", { class: "visually-hidden" }, "Sessions that each rule has decided since this revision is served"),
        html("thead", {}, html("tr", {},
            html("th", { scope: "col", class: "number" }, "#"), html("th", { scope: "col" }, "Rule"), html("th", { scope: "col", class: "publish" }, "Publish"),
            html("td", { class: "bar-cell" }), html("th", { scope: "col", class: "number" }, "Sessions"), html("th", { scope: "col", class: "number" }, "Share"))),
        html("tbody", {},
            policy.rules.map((rule) => ruleRow(
                [given(rule.name), rule.sample < 1 ? html("small", {}, `sample ${format.share(rule.sample, 1)}`) : null], rule.publish, rule.sessions, all, most, String(rule.number))),
            hidden > 0 ? ruleRow(html("i", {}, format.plural(hidden, "other rule")), null, policy.otherRulesSessions, all, most, "") : null,
            ruleRow(html("i", {}, "otherwise"), policy.otherwise.publish, policy.otherwise.sessions, all, most, ""))));
}

const showPolicy = onlyWhenOther((policy) => {
    const parts = [facts([
        ["Revision", html("code", {}, policy.revision)],
        ["Served since", format.when(policy.since)],
        ["From", given(policy.file)],
        ["Rules", number(policy.ruleCount)],
        ["Changes since the start", `${format.compact(policy.accepted)} served, ${format.compact(policy.refused)} refused`],
    ])];
    if (policy.error !== null) {
        parts.unshift(html("div", { class: "problem" },
            html("p", {}, html("strong", {}, `What is there now is refused since ${format.when(policy.refusedSince)}, and this revision stays.`)), html("p", {}, html("code", {}, given(policy.error)))));
    }

    if (policy.copiedAt !== null) {
        parts.push(html("p", { class: "muted" }, `It is a copy of ${format.when(policy.copiedAt)}.`));
    }

    if (policy.notKept !== null) {
        parts.push(html("p", { class: "problem" }, "It cannot be kept for the next start: ", given(policy.notKept)));
    }

    parts.push(rulesTable(policy));
    byId("policy").replaceChildren(...parts);
});

// Words from names as the program has them: MalformedXml is Malformed XML.
function words(name) {
    const text = name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase().replace(/\bxml\b/, "XML");
    return text[0].toUpperCase() + text.slice(1);
}

const showFaults = onlyWhenOther((faults) => {
    byId("faults").replaceChildren(faults.length === 0
        ? empty("Every request since the start has been answered.")
        : html("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Reasons" }, table(
            "Requests not answered since the start, by reason", ["Reason", "Requests", "What it means", "What to do"],
            faults.map((fault) => [words(fault.reason), number(fault.requests), fault.meaning, fault.remedy]))));
});

function statusLine(kind, word, problem) {
    return html("div", {}, html("p", { class: "word small" }, mark(kind), word), problem === null ? null : html("p", { class: "bad" }, given(problem)));
}

function gauge(used, total, words) {
    return html("span", { class: "gauge" }, bar(used, total), words);
}

function card(title, ...content) {
    return html("section", { class: "card" }, html("h3", {}, title), content);
}

function recordingCard(recording) {
    return recording === null
        ? card("Recording", empty("Recording is off. To turn it on: ", "--Utws:Recording:Mode=Durable"))
        : card("Recording",
            statusLine(recording.state === "Failing" ? "bad" : recording.problem !== null || recording.state !== "Running" ? "warn" : "good", recording.state, recording.problem),
            facts([
                ["Mode", recording.mode],
                ["Queue", gauge(recording.groupsUsed, recording.groupsTotal, `${recording.groupsUsed} of ${recording.groupsTotal} groups`)],
                ["Waiting", html("span", {}, number(recording.waitingRequests), " requests")],
                ["Committed", html("span", {}, number(recording.committed.sessions), " sessions")],
                ["Not committed", html("span", {}, number(recording.failed.sessions), " sessions")],
                ["Refused", html("span", {}, number(recording.refusedRequests), " requests")],
            ]));
}

function storeCard(store) {
    return store === null ? null : card("Segments", facts([
        ["All segments", store.maxBytes === null ? format.bytes(store.folderBytes)
            : gauge(store.folderBytes, store.maxBytes, `${format.bytes(store.folderBytes)} of ${format.bytes(store.maxBytes)}`)],
        ["Written to", store.currentFile === null ? "none" : html("span", {}, store.currentFile, ", ", format.bytes(store.currentBytes))],
        ["Last commit", format.latency(store.lastCommitMicroseconds)],
        ["Deleted", html("span", {}, number(store.segmentsDeleted), ", ", format.bytes(store.deletedBytes))],
        ["Suspect, corrupt", `${format.compact(store.segmentsSuspect)}, ${format.compact(store.segmentsCorrupt)}`],
        ["Set aside", html("span", {}, number(store.poisonedRequests), " requests")],
    ]));
}

function forwardingCard(forwarding) {
    if (forwarding === null) {
        return card("Forwarding", empty("Nothing is sent on. To send it to a database: ", "--Utws:Forwarding:Engine=ClickHouse"));
    }

    const isFailing = forwarding.failingSince !== null;
    const word = forwarding.isFull ? "No room: requests are refused" : isFailing ? `Failing since ${format.when(forwarding.failingSince)}` : "Running";
    return card("Forwarding",
        statusLine(forwarding.isFull ? "bad" : isFailing ? "warn" : "good", word, forwarding.problem),
        facts([
            ["Engine", forwarding.engine],
            ["Lag", format.span(forwarding.lagSeconds)],
            ["Arrived", html("span", {}, number(forwarding.sessions), " sessions")],
            ["Batches", number(forwarding.batches)],
            ["Failed attempts", number(forwarding.failures)],
            ["Left out", html("span", {}, number(forwarding.leftOutRequests), " requests")],
            ["Dropped", html("span", {}, number(forwarding.droppedSessions), " sessions")],
        ]));
}

const showRecord = onlyWhenOther(({ recording, store, forwarding }) => {
    byId("record").replaceChildren(...[recordingCard(recording), storeCard(store), forwardingCard(forwarding)].filter((part) => part !== null));
});

export function showState(state) {
    showServer({ node: state.server.node, version: state.server.version, startedAt: state.server.startedAt, uptime: format.span(state.server.uptimeSeconds) });
    showHealth(state.health);
    showPolicy(state.policy);
    showFaults(state.faults);
    showRecord(state);
}
