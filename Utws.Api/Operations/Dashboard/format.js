// Numbers, times and names as people read them. Everything returns text.

const exactNumber = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const instant = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });
const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" });

// Narrow and not breaking: a unit stays with its number.
const gap = "\u202f";

const thousands = [[1e12, "tn"], [1e9, "bn"], [1e6, "M"], [1e3, "k"]];
const binaries = [[2 ** 40, "TB"], [2 ** 30, "GB"], [2 ** 20, "MB"], [2 ** 10, "kB"]];

// Three figures are what one remembers: 1.23, 12.3, 123.
function threeFigures(value) {
    const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
    const text = value.toFixed(digits);
    return digits > 0 ? text.replace(/\.?0+$/, "") : text;
}

function inUnits(value, units, ones) {
    for (const [size, name] of units) {
        // What would round up to the next unit is written in it: 999,950 is 1 M.
        if (value >= size * 0.9995) {
            return threeFigures(value / size) + gap + name;
        }
    }

    return ones(value);
}

export function exact(value) {
    return exactNumber.format(value);
}

export function compact(value) {
    return value < 10_000 ? exact(value) : inUnits(value, thousands, exact);
}

export function rate(value) {
    return value < 1000 ? threeFigures(value) : inUnits(value, thousands, exact);
}

export function bytes(value) {
    return inUnits(value, binaries, (few) => exact(few) + gap + "B");
}

export function byteRate(value) {
    return bytes(value) + "/s";
}

export function latency(microseconds) {
    if (microseconds === null) {
        return "–";
    }

    return microseconds < 1000 ? exact(microseconds) + gap + "µs"
        : microseconds < 999_500 ? threeFigures(microseconds / 1000) + gap + "ms"
            : threeFigures(microseconds / 1e6) + gap + "s";
}

export function share(part, whole) {
    if (whole <= 0) {
        return "–";
    }

    const percent = part * 100 / whole;
    return part > 0 && percent < 0.1 ? "<" + gap + "0.1" + gap + "%"
        : part < whole && percent > 99.9 ? ">" + gap + "99.9" + gap + "%"
            : percent.toFixed(percent < 10 && percent > 0 ? 1 : 0) + gap + "%";
}

export function span(seconds) {
    const units = [[86_400, "d"], [3600, "h"], [60, "min"]];
    for (let i = 0; i < units.length; i++) {
        const [size, name] = units[i];
        if (seconds >= size) {
            const [nextSize, nextName] = units[i + 1] ?? [1, "s"];
            const rest = Math.floor(seconds % size / nextSize);
            return Math.floor(seconds / size) + gap + name + (rest > 0 ? " " + rest + gap + nextName : "");
        }
    }

    return Math.floor(seconds) + gap + "s";
}

export function when(text) {
    return instant.format(new Date(text));
}

export function whenDay(text) {
    return day.format(new Date(text));
}

export function clockTime(date) {
    return date.toLocaleTimeString("en-GB");
}

export function plural(count, one, many = one + "s") {
    return compact(count) + " " + (count === 1 ? one : many);
}

const regions = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
const languages = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

// What clients send is any text: most of it names nothing.
function nameOf(names, text, form) {
    return form.test(text) ? names.of(text) ?? null : null;
}

export function regionName(text) {
    return nameOf(regions, text, /^[A-Z]{2}$/);
}

export function languageName(text) {
    return nameOf(languages, text, /^[a-z]{2,3}(-[A-Z]{2})?$/);
}
