// Puts the page together: what the stream tells goes to the parts that show it.

import { byId } from "./elements.js";
import { Field } from "./field.js";
import * as format from "./format.js";
import { History } from "./history.js";
import { Live } from "./live.js";
import { showState } from "./state.js";
import { Stream } from "./stream.js";

const history = new History();
const live = new Live(byId("tiles"), byId("charts"));
const field = new Field();
let lastLive = null;

function showLive() {
    // A tab that nobody sees costs nothing.
    if (lastLive !== null && !document.hidden) {
        live.show(lastLive, history);
    }
}

function showRest(rest) {
    showState(rest);
    field.show(rest.field);
}

function setConnection(state, text) {
    byId("connection").dataset.state = state;
    byId("connection").textContent = text;
    document.body.classList.toggle("stale", state === "lost");
}

document.addEventListener("visibilitychange", showLive);

new Stream({
    events: {
        state(state) {
            history.replace(state.history);
            lastLive = state.live;
            showLive();
            showRest(state);
            setConnection("live", "Live");
            document.body.classList.add("ready");
        },
        live(next) {
            history.add(next);
            lastLive = next;
            showLive();
        },
        rest: showRest,
    },
    onStale(heardAt) {
        setConnection("lost", "No connection");
        const note = byId("stale");
        const text = heardAt === 0
            ? "The server does not answer. This page tries again by itself."
            : `The server no longer answers: what is below is of ${format.clockTime(new Date(heardAt))}. This page tries again by itself.`;
        note.hidden = false;
        // An alert is read out at every change: there is one.
        if (note.textContent !== text) {
            note.textContent = text;
        }
    },
    onFresh() {
        byId("stale").hidden = true;
        setConnection("live", "Live");
    },
});
