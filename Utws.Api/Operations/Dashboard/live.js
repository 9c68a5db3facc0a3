// What goes on now: the large numbers, and the charts of the last five minutes.

import { figure, html, svg } from "./elements.js";
import * as format from "./format.js";
import { TimeChart, texturePattern } from "./timechart.js";

const outcomes = [
    { key: "answered", name: "Answered", tone: "tone-main" },
    { key: "rejected", name: "Rejected", tone: "tone-warm", texture: "hatch" },
    { key: "refused", name: "Refused", tone: "tone-violet", texture: "dots" },
    { key: "failed", name: "Failed", tone: "tone-bad", texture: "back" },
    { key: "broken", name: "Broken off", tone: "tone-grey", texture: "bars" },
];

const decisions = [
    { key: "details", name: "Details", tone: "tone-main" },
    { key: "summaryOnly", name: "Summary only", tone: "tone-green", texture: "hatch" },
    { key: "discard", name: "Discard", tone: "tone-grey", texture: "dots" },
];

const requestKeys = outcomes.map((one) => one.key);
const sessionKeys = decisions.map((one) => one.key);
const faultKeys = ["rejected", "refused", "failed"];

// Long enough to be read, short enough to be now.
const rateSeconds = 5;
const minuteSeconds = 60;

function total(live, keys) {
    return keys.reduce((sum, key) => sum + live.totals.soap11[key] + live.totals.soap12[key], 0);
}

// Means of five seconds: a line of sixty points is what so little room can show.
function sparkline(values) {
    const width = 120;
    const height = 32;
    const points = [];
    for (let end = values.length; end > 0; end -= rateSeconds) {
        const part = values.slice(Math.max(0, end - rateSeconds), end).filter((value) => value !== null);
        points.unshift(part.length > 0 ? part.reduce((sum, value) => sum + value, 0) / part.length : 0);
    }

    const most = Math.max(...points, 0) || 1;
    const line = points.map((value, i) => `${(width - (points.length - 1 - i) * width / 59).toFixed(1)} ${(height - 2 - value / most * (height - 4)).toFixed(1)}`);
    const plot = svg("svg", { class: "sparkline", viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" });
    if (points.length > 1 && points.some((value) => value > 0)) {
        plot.append(
            svg("path", { class: "under", d: `M${line.join("L")}L${width} ${height}L${line[0].split(" ")[0]} ${height}Z` }),
            svg("path", { class: "over", d: `M${line.join("L")}` }));
    }

    return plot;
}

class Tile {
    constructor(name, isBad = false) {
        this.value = html("p", { class: "value" });
        this.note = html("p", { class: "note" });
        this.line = html("div", { class: "spark" });
        this.element = html("div", { class: isBad ? "card tile alarm" : "card tile", role: "group", "aria-label": name },
            html("h3", {}, name), this.value, this.note, this.line);
    }

    show(text, whole, note, values) {
        this.value.replaceChildren(figure(text, whole));
        this.note.replaceChildren(...note);
        this.line.replaceChildren(sparkline(values));
    }
}

class DecisionMix {
    constructor() {
        this.bar = svg("svg", { class: "mix", role: "img", height: 16 });
        this.words = html("p", { class: "muted small" });
        this.element = html("div", { class: "mix-holder" }, html("h4", {}, "Since the start"), this.bar, this.words);
    }

    show(sessions) {
        const all = sessionKeys.reduce((sum, key) => sum + sessions[key], 0);
        const words = decisions.map((one) => `${one.name} ${format.share(sessions[one.key], all)}`).join(" · ");
        this.bar.setAttribute("aria-label", "Decisions since the start: " + (all > 0 ? words : "none yet"));
        this.words.textContent = all > 0 ? words : "No session has been decided yet.";
        this.words.title = decisions.map((one) => `${one.name} ${format.exact(sessions[one.key])}`).join(", ");
        let x = 0;
        this.bar.replaceChildren(
            svg("defs", {}, decisions.filter((one) => one.texture).map((one) => texturePattern("mix", one.texture))),
            svg("rect", { class: "track", width: "100%", height: "100%" }),
            ...decisions.flatMap((one) => {
                const width = all > 0 ? sessions[one.key] * 100 / all : 0;
                const place = { x: x.toFixed(2) + "%", width: width.toFixed(2) + "%", height: "100%" };
                x += width;
                return [svg("rect", { class: "area " + one.tone, ...place }), svg("rect", { fill: one.texture ? `url(#mix-${one.texture})` : "none", ...place })];
            }));
    }
}

export class Live {
    constructor(tilesHolder, chartsHolder) {
        this.tiles = {
            requests: new Tile("Requests per second"),
            sessions: new Tile("Sessions per second"),
            latency: new Tile("Latency, p99"),
            faults: new Tile("Faults per second", true),
        };
        this.mix = new DecisionMix();
        tilesHolder.append(...Object.values(this.tiles).map((tile) => tile.element));
        this.charts = [
            new TimeChart({
                title: "Requests per second, by outcome", series: outcomes, isStacked: true, format: format.rate, none: "No request in the last five minutes",
                describe: (history) => this.describe(history, outcomes, format.rate),
            }),
            new TimeChart({
                title: "Latency", format: format.latency, isLogarithmic: true, none: "No request in the last five minutes",
                series: [
                    { key: "p50", name: "p50", tone: "tone-green", dash: "2 3" },
                    { key: "p90", name: "p90", tone: "tone-main", dash: "7 3" },
                    { key: "p99", name: "p99", tone: "tone-warm" },
                ],
                describe: () => `in the last minute half of the requests took up to ${this.minute("p50")}, 9 of 10 up to ${this.minute("p90")}, 99 of 100 up to ${this.minute("p99")}`,
            }),
            new TimeChart({
                title: "Sessions per second, by decision", series: decisions, isStacked: true, format: format.rate, none: "No session in the last five minutes",
                describe: (history) => this.describe(history, decisions, format.rate), after: this.mix.element,
            }),
            new TimeChart({
                title: "Bytes per second", format: format.bytes, isBytes: true, none: "Nothing in the last five minutes",
                series: [
                    { key: "bytesReceived", name: "Received", tone: "tone-main" },
                    { key: "bytesSent", name: "Sent", tone: "tone-green", dash: "6 3" },
                ],
                describe: (history) => this.describe(history, [{ key: "bytesReceived", name: "received" }, { key: "bytesSent", name: "sent" }], format.byteRate),
            }),
        ];
        chartsHolder.append(...this.charts.map((chart) => chart.element));
    }

    minute(key) {
        return format.latency(this.live.minute[key]);
    }

    describe(history, series, write) {
        return "in the last minute " + series.map((one) => `${one.name.toLowerCase()} ${write(history.mean([one.key], minuteSeconds))}`).join(", ") + " a second";
    }

    show(live, history) {
        this.live = live;
        const sessions = sessionKeys.reduce((sum, key) => sum + live.totals.sessions[key], 0);
        const faults = total(live, faultKeys);
        const requests = total(live, requestKeys);
        this.showRate(this.tiles.requests, history, requestKeys, rateSeconds, requests, "since the start");
        this.showRate(this.tiles.sessions, history, sessionKeys, rateSeconds, sessions, "since the start");
        this.showRate(this.tiles.faults, history, faultKeys, minuteSeconds, faults, "since the start");
        this.tiles.faults.element.classList.toggle("quiet", !Live.isAlarming(live.minute));
        this.tiles.latency.show(
            this.minute("p99"), live.minute.p99 === null ? "No request in the last minute" : format.exact(live.minute.p99) + " µs",
            [live.minute.p99 === null ? "no request in the last minute" : `p50 ${this.minute("p50")} · p90 ${this.minute("p90")}`], history.columns.p99);
        this.mix.show(live.totals.sessions);
        for (const chart of this.charts) {
            chart.show(history);
        }
    }

    // Clients are wrong now and then. That the server turns them away, or that one in twenty is wrong, is news.
    static isAlarming(minute) {
        const all = requestKeys.reduce((sum, key) => sum + minute[key], 0);
        return minute.refused + minute.failed > 0 || minute.rejected * 20 > all;
    }

    showRate(tile, history, keys, over, all, words) {
        const mean = history.mean(keys, over);
        tile.show(format.rate(mean), `${mean.toFixed(3)}, mean of ${over} s`, [figure(format.compact(all), format.exact(all)), " " + words], history.sum(keys));
    }
}
