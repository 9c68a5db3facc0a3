// What is in the field: six lists of bars, over the range that the viewer chooses. Each is a table that has bars in it.

import { bar, byId, empty, figure, given, html, onlyWhenOther } from "./elements.js";
import * as format from "./format.js";

const sections = {
    product: { title: "Products", one: "product", label: ([product]) => ["Product " + product] },
    version: { title: "Versions", one: "version", label: ([product, version]) => [text(version), "product " + product] },
    country: { title: "Countries", one: "country", many: "countries", label: ([country]) => named(country, format.regionName) },
    language: { title: "Languages", one: "language", label: ([language]) => named(language, format.languageName) },
    platform: { title: "Platforms", one: "platform", label: ([platform, version, bits]) => [`${platform} / ${version} / ${bits} bit`] },
    decision: { title: "Decisions", one: "decision", label: ([decision]) => [decision === "SummaryOnly" ? "Summary only" : decision] },
};

function text(value) {
    return value === null ? html("i", {}, "not sent") : value === "" ? html("i", {}, "empty") : given(value);
}

function named(value, nameOf) {
    const name = value === null ? null : nameOf(value);
    return name === null ? [text(value)] : [name, value];
}

function row(section, { key, sessions }, all, most) {
    const [name, note] = section.label(key);
    return html("tr", {},
        html("th", { scope: "row", title: key.map((part) => part ?? "not sent").join(" / ") }, name, note ? html("small", {}, given(note)) : null),
        html("td", { class: "bar-cell" }, bar(sessions, most)),
        html("td", { class: "number" }, figure(format.compact(sessions), format.exact(sessions))),
        html("td", { class: "number muted" }, format.share(sessions, all)));
}

function othersRow(others, count, all) {
    return html("tr", { class: "others" },
        html("th", { scope: "row" }, count > 0 ? format.plural(count, "other") : "others"),
        html("td", {}),
        html("td", { class: "number" }, figure(format.compact(others), format.exact(others))),
        html("td", { class: "number muted" }, format.share(others, all)));
}

// The card says what it is; who cannot see where the numbers stand is told.
function head(name) {
    return html("th", { scope: "col" }, html("span", { class: "visually-hidden" }, name));
}

function card({ by, rows, others, keys }, all) {
    const section = sections[by] ?? { title: by, one: "value", label: (key) => [text(key.join(" / "))] };
    const most = rows.length > 0 ? rows[0].sessions : 0;
    const id = "field-" + by;
    return html("section", { class: "card", "aria-labelledby": id },
        html("div", { class: "head" }, html("h3", { id }, section.title),
            html("span", { class: "muted small" }, keys > rows.length ? format.plural(keys, section.one, section.many) : "")),
        html("table", { class: "bars field", "aria-labelledby": id },
            html("colgroup", {}, html("col", {}), html("col", { class: "bar-column" }), html("col", { class: "number-column" }), html("col", { class: "share-column" })),
            html("thead", {}, html("tr", {}, head(section.one), html("td", {}), head("sessions"), head("share"))),
            html("tbody", {},
                rows.map((one) => row(section, one, all, most)),
                others > 0 ? othersRow(others, keys - rows.length, all) : null)));
}

export class Field {
    constructor() {
        this.field = undefined;
        this.render = onlyWhenOther((shown) => this.draw(shown));
        byId("ranges").addEventListener("change", () => this.show(this.field));
    }

    show(field) {
        this.field = field;
        if (field === undefined) {
            return;
        }

        const range = document.querySelector("#ranges input:checked").value;
        byId("ranges").hidden = field === null;
        this.render(field === null ? null : { isNew: field.all.sessions === 0, toCatchUp: field.segmentsToCatchUp, problem: field.problem, range, ...field[range] });
    }

    draw(shown) {
        const summary = byId("field-summary");
        const holder = byId("field");
        if (shown === null) {
            summary.textContent = "";
            holder.replaceChildren(html("div", { class: "card wide" }, empty("Sessions are counted as they are recorded, and recording is off. To turn it on: ", "--Utws:Recording:Mode=Durable")));
            return;
        }

        summary.replaceChildren(...this.words(shown));
        if (shown.sessions === 0) {
            holder.replaceChildren(html("div", { class: "card wide" }, shown.isNew
                ? empty("No session has been announced yet. Try: ", "utws simulate")
                : empty("No session has been announced in this time.")));
            return;
        }

        holder.replaceChildren(...shown.sections.map((section) => card(section, shown.sessions)));
    }

    words(shown) {
        const words = [];
        if (shown.sessions > 0) {
            words.push(
                figure(format.plural(shown.sessions, "session"), format.exact(shown.sessions)), " in ",
                figure(format.plural(shown.requests, "request"), format.exact(shown.requests)),
                shown.since === null ? "." : ` since ${shown.range === "day" ? format.when(shown.since) : format.whenDay(shown.since)}.`);
        }

        if (shown.toCatchUp > 0) {
            words.push(` ${format.plural(shown.toCatchUp, "earlier segment")} ${shown.toCatchUp === 1 ? "is" : "are"} still to be counted.`);
        }

        if (shown.problem !== null) {
            words.push(html("strong", { class: "bad" }, " " + shown.problem));
        }

        return words;
    }
}
