// Makes elements. Text only ever goes in as text: products, versions and countries are what clients have sent.

const svgNamespace = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
        if (value === true) {
            element.setAttribute(name, "");
        } else if (value !== false && value !== null && value !== undefined) {
            element.setAttribute(name, value);
        }
    }

    element.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return element;
}

export function html(tag, attributes = {}, ...children) {
    return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
    return fill(document.createElementNS(svgNamespace, tag), attributes, children);
}

export function byId(id) {
    return document.getElementById(id);
}

// A number that is read at a glance, with the whole of it for who wants it.
export function figure(text, whole) {
    return html("span", { title: whole === text ? null : whole }, text);
}

export function empty(text, ...code) {
    return html("p", { class: "empty" }, text, ...code.map((line) => html("code", {}, line)));
}

// Text from a client or an operator, whatever way it is written in.
export function given(text) {
    return html("bdi", {}, text);
}

export function table(caption, heads, rows) {
    return html("table", {},
        html("caption", { class: "visually-hidden" }, caption),
        html("thead", {}, html("tr", {}, heads.map((head) => html("th", { scope: "col" }, head)))),
        html("tbody", {}, rows.map((row) => html("tr", {},
            row.map((cell, i) => html(i === 0 ? "th" : "td", i === 0 ? { scope: "row" } : {}, cell))))));
}

// Nothing else of a definition list has a value without a name.
export function facts(pairs) {
    return html("dl", { class: "facts" }, pairs.map(([name, value]) => html("div", {}, html("dt", {}, name), html("dd", {}, value))));
}

// A bar as long as its share; the numbers beside it say the same, so it is no news to who cannot see it.
export function bar(part, whole) {
    const percent = whole > 0 ? part * 100 / whole : 0;
    return svg("svg", { class: "bar", "aria-hidden": "true", focusable: "false" },
        svg("rect", { class: "track", width: "100%", height: "100%", rx: 2 }),
        svg("rect", { class: "fill", width: Math.max(percent, part > 0 ? 1 : 0).toFixed(2) + "%", height: "100%", rx: 2 }));
}

// The forms that go with colours, for who cannot tell these.
const marks = {
    good: "M4 8.5l2.8 2.8L12 5.5",
    warn: "M8 4v5M8 11.6v.4",
    bad: "M5 5l6 6M11 5l-6 6",
};

export function mark(kind) {
    return svg("svg", { class: "mark " + kind, viewBox: "0 0 16 16", "aria-hidden": "true", focusable: "false" },
        svg("circle", { cx: 8, cy: 8, r: 8 }),
        svg("path", { d: marks[kind] }));
}

// Rebuilds a part only when what it shows is another: a reader's place in it, and what he has opened, stays.
export function onlyWhenOther(render) {
    let shown;
    return (value) => {
        const now = JSON.stringify(value ?? null);
        if (now !== shown) {
            shown = now;
            render(value);
        }
    };
}
