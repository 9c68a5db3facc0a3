// The last five minutes by the second, kept as the server keeps them.

export const seconds = 300;

const columns = [
    "answered", "rejected", "refused", "failed", "broken", "discard", "summaryOnly", "details", "bytesReceived", "bytesSent", "p50", "p90", "p99",
];

export class History {
    constructor() {
        this.number = 0;
        this.columns = Object.fromEntries(columns.map((name) => [name, []]));
    }

    // The whole of it, as a stream begins.
    replace(history) {
        this.number = history.number;
        for (const name of columns) {
            this.columns[name] = history[name].slice();
        }
    }

    // One more second. What the server was held up for has come in between, and is not known here.
    add(live) {
        const missed = Math.min(live.number - this.number - 1, seconds);
        if (live.number <= this.number) {
            return;
        }

        for (const name of columns) {
            const values = this.columns[name];
            for (let i = 0; i < missed; i++) {
                values.push(null);
            }

            values.push(live.second[name]);
            values.splice(0, Math.max(0, values.length - seconds));
        }

        this.number = live.number;
    }

    get length() {
        return this.columns.answered.length;
    }

    // Several columns added up; a second that is not known is 0.
    sum(names) {
        const values = new Array(this.length).fill(0);
        for (const name of names) {
            this.columns[name].forEach((value, i) => {
                values[i] += value ?? 0;
            });
        }

        return values;
    }

    // Per second, over the last so many.
    mean(names, over) {
        const last = this.sum(names).slice(-over);
        return last.length > 0 ? last.reduce((all, value) => all + value, 0) / last.length : 0;
    }
}
