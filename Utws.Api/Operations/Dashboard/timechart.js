// A chart over the last five minutes: areas on top of each other, or lines. Series differ in texture or dashes, not in colour alone.

import { html, svg, table } from "./elements.js";
import { seconds } from "./history.js";

const height = 190;
const edge = { top: 10, right: 4, bottom: 24, left: 52 };
const ticks = 4;
const minuteSeconds = 60;

// Below it the minutes' names would run into each other.
const narrow = 420;

const rowSeconds = 10;

// Lines over an area's colour; none for the first, which is mostly alone.
const textures = {
    hatch: "M-1 7L7 -1M-1 1L1 -1M5 7L7 5",
    back: "M-1 -1L7 7M5 -1L7 1M-1 5L1 7",
    dots: "M2 2h1.5M5 5h1.5",
    bars: "M0 1.5h6M0 4.5h6",
};

let charts = 0;

// 1, 2 or 5 times a power of ten, at least as large.
function roundUp(value, unit) {
    const power = unit * 10 ** Math.floor(Math.log10(value / unit));
    return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value * 0.999);
}

function linear(values, isBytes) {
    const most = Math.max(...values.filter((value) => value !== null), 0);
    // Bytes are round in the unit that they are written in.
    const unit = isBytes ? 1024 ** Math.floor(Math.log2(Math.max(most, 1)) / 10) : 1;
    const step = roundUp(Math.max(most / ticks, 1), unit);
    const top = Math.max(2, Math.ceil(most / step)) * step;
    const at = [];
    for (let value = 0; value <= top * 1.001; value += step) {
        at.push(value);
    }

    return { at, place: (value) => value / top };
}

function logarithmic(values) {
    const known = values.filter((value) => value !== null && value > 0);
    const low = Math.floor(Math.log10(Math.min(...known, 1000)));
    const high = Math.max(Math.ceil(Math.log10(Math.max(...known, 1000) * 1.001)), low + 1);
    const at = [];
    for (let power = low; power <= high; power++) {
        at.push(10 ** power);
    }

    return { at, place: (value) => Math.max(0, (Math.log10(Math.max(value, 1)) - low) / (high - low)) };
}

export class TimeChart {
    // options: title, unit (in the table's heads), series of { key, name, tone, texture, dash }, isStacked, isLogarithmic, isBytes, format, none (what to say
    // where nothing is), describe (text for who cannot see it), after (an element below)
    constructor(options) {
        this.options = options;
        this.id = "chart" + (++charts);
        this.pointed = null;
        this.plot = svg("svg", { class: "plot", role: "img", height });
        this.legend = html("ul", { class: "legend" });
        this.time = html("span", { class: "muted small" });
        this.figures = options.series.map((series) => {
            const value = html("b", {});
            this.legend.append(html("li", {}, this.swatch(series), html("span", {}, series.name), value));
            return value;
        });
        this.tableHolder = html("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": options.title + ", as a table" });
        this.details = html("details", {}, html("summary", {}, "As a table"), this.tableHolder);
        this.details.addEventListener("toggle", () => this.drawTable());
        this.element = html("section", { class: "card chart", "aria-labelledby": this.id },
            html("div", { class: "head" }, html("h3", { id: this.id }, options.title), this.time),
            this.plot, this.legend, options.after ?? null, this.details);
        this.plot.addEventListener("pointermove", (event) => this.point(event));
        this.plot.addEventListener("pointerleave", () => this.point(null));
        new ResizeObserver(() => this.draw()).observe(this.element);
    }

    show(history) {
        this.history = history;
        this.draw();
        this.drawTable();
    }

    point(event) {
        const inner = this.width - edge.left - edge.right;
        const x = event ? event.clientX - this.plot.getBoundingClientRect().left - edge.left : -1;
        this.pointed = x < 0 ? null : seconds - 1 - Math.round(Math.min(x / inner, 1) * (seconds - 1));
        this.draw();
    }

    draw() {
        const width = Math.floor(this.plot.getBoundingClientRect().width);
        if (!this.history || width < edge.left * 2) {
            return;
        }

        this.width = width;
        const { series, isStacked, isLogarithmic } = this.options;
        const columns = series.map((one) => this.history.columns[one.key]);
        const sums = isStacked ? this.history.sum(series.map((one) => one.key)) : [];
        const scale = (isLogarithmic ? logarithmic : linear)(isStacked ? sums : columns.flat(), this.options.isBytes);
        const isEmpty = isStacked ? !sums.some((value) => value > 0) : !columns.flat().some((value) => value > 0);
        this.plot.setAttribute("viewBox", `0 0 ${width} ${height}`);
        this.plot.setAttribute("aria-label", this.options.title + ": " + (isEmpty ? this.options.none : this.options.describe(this.history)));
        this.plot.replaceChildren(
            this.textureDefinitions(), this.grid(scale), ...(isEmpty ? [this.emptyText()] : [
                ...(isStacked ? this.areas(columns, scale) : this.lines(columns, scale)), ...this.crosshair(),
            ]));
        this.drawLegend(columns);
    }

    drawLegend(columns) {
        const back = Math.min(this.pointed ?? 0, Math.max(this.history.length - 1, 0));
        this.time.textContent = this.pointed === null ? "" : back === 0 ? "now" : back + " s ago";
        columns.forEach((values, i) => {
            const value = values[values.length - 1 - back];
            this.figures[i].textContent = value === undefined || value === null ? "–" : this.options.format(value);
        });
    }

    drawTable() {
        if (!this.details.open || !this.history) {
            return;
        }

        const { series, format, title } = this.options;
        const rows = [];
        for (let end = this.history.length, ago = 0; end > 0; end -= rowSeconds, ago += rowSeconds) {
            rows.push([(ago === 0 ? "the last " + rowSeconds + " s" : ago + " to " + (ago + rowSeconds) + " s ago"), ...series.map((one) => {
                const known = this.history.columns[one.key].slice(Math.max(0, end - rowSeconds), end).filter((value) => value !== null);
                // Of percentiles the worst is told: their mean would be none.
                return known.length === 0 ? "–" : format(this.options.isLogarithmic ? Math.max(...known) : known.reduce((a, b) => a + b, 0) / known.length);
            })]);
        }

        this.tableHolder.replaceChildren(table(title, ["Seconds", ...series.map((one) => one.name)], rows));
    }

    x(index, length) {
        return edge.left + (seconds - length + index) * (this.width - edge.left - edge.right) / (seconds - 1);
    }

    y(place) {
        return edge.top + (1 - Math.min(place, 1)) * (height - edge.top - edge.bottom);
    }

    grid(scale) {
        const group = svg("g", { class: "axes" });
        for (const value of scale.at) {
            const y = this.y(scale.place(value));
            group.append(
                svg("line", { x1: edge.left, x2: this.width - edge.right, y1: y, y2: y }),
                svg("text", { x: edge.left - 8, y: y + 4, "text-anchor": "end" }, this.options.format(value)));
        }

        const step = this.width < narrow ? 2 * minuteSeconds : minuteSeconds;
        for (let ago = seconds - seconds % step; ago >= 0; ago -= step) {
            const x = edge.left + (this.width - edge.left - edge.right) * (1 - ago / seconds);
            const anchor = ago === 0 ? "end" : ago === seconds ? "start" : "middle";
            group.append(svg("text", { x, y: height - 6, "text-anchor": anchor }, ago === 0 ? "now" : "−" + ago / minuteSeconds + " min"));
        }

        return group;
    }

    areas(columns, scale) {
        const length = this.history.length;
        let below = new Array(length).fill(0);
        return columns.flatMap((values, i) => {
            const above = below.map((value, j) => value + (values[j] ?? 0));
            const isThere = above.some((value, j) => value > below[j]);
            const up = above.map((value, j) => `${this.x(j, length).toFixed(1)} ${this.y(scale.place(value)).toFixed(1)}`);
            const down = below.map((value, j) => `${this.x(j, length).toFixed(1)} ${this.y(scale.place(value)).toFixed(1)}`).reverse();
            below = above;
            if (!isThere) {
                return [];
            }

            const d = `M${up.join("L")}L${down.join("L")}Z`;
            const { tone, texture } = this.options.series[i];
            return [
                svg("path", { class: "area " + tone, d }),
                texture ? svg("path", { d, fill: `url(#${this.id}-${texture})` }) : null,
                svg("path", { class: "line " + tone, d: `M${up.join("L")}` }),
            ].filter((path) => path !== null);
        });
    }

    lines(columns, scale) {
        return columns.map((values, i) => {
            const parts = [];
            let isOpen = false;
            values.forEach((value, j) => {
                if (value !== null) {
                    parts.push(`${isOpen ? "L" : "M"}${this.x(j, values.length).toFixed(1)} ${this.y(scale.place(value)).toFixed(1)}`);
                    // A second by itself is a dot.
                    if (!isOpen && (values[j + 1] ?? null) === null) {
                        parts.push("h.1");
                    }
                }

                isOpen = value !== null;
            });
            const { tone, dash } = this.options.series[i];
            return svg("path", { class: "line " + tone, d: parts.join(""), "stroke-dasharray": dash });
        });
    }

    // Between two lines of the grid.
    emptyText() {
        return svg("text", { class: "none", x: (this.width + edge.left) / 2, y: this.y(0.72) }, this.options.none);
    }

    crosshair() {
        if (this.pointed === null || this.pointed >= this.history.length) {
            return [];
        }

        const x = this.x(this.history.length - 1 - this.pointed, this.history.length);
        return [svg("line", { class: "crosshair", x1: x, x2: x, y1: edge.top, y2: height - edge.bottom })];
    }

    textureDefinitions() {
        const used = [...new Set(this.options.series.map((one) => one.texture).filter(Boolean))];
        return svg("defs", {}, used.map((name) => texturePattern(this.id, name)));
    }

    swatch({ tone, texture, dash }) {
        const box = svg("svg", { class: "swatch", width: 18, height: 12, "aria-hidden": "true", focusable: "false" });
        if (!this.options.isStacked) {
            box.append(svg("path", { class: "line " + tone, d: "M0 6h18", "stroke-dasharray": dash }));
            return box;
        }

        box.append(svg("rect", { class: "area " + tone, width: 18, height: 12, rx: 2 }));
        if (texture) {
            box.append(svg("defs", {}, texturePattern(this.id + "-swatch-" + tone, texture)),
                svg("rect", { width: 18, height: 12, rx: 2, fill: `url(#${this.id}-swatch-${tone}-${texture})` }));
        }

        return box;
    }
}

export function texturePattern(id, name) {
    return svg("pattern", { id: id + "-" + name, width: 6, height: 6, patternUnits: "userSpaceOnUse" }, svg("path", { class: "texture", d: textures[name] }));
}
