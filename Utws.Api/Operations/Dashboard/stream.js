// The server's events. A stream can break, be refused, or be silent without being broken, when the server hangs or the network swallows
// all: the page is as stale, and in each case the stream is given up and another one opened. A browser would do that by itself after a
// break alone.

const patienceMilliseconds = 4000;

// The pause before another try doubles with each that fails.
const firstPauseMilliseconds = 1000;
const longestPauseMilliseconds = 15000;

// A browser has six connections to a server, for all its tabs: those that nobody sees leave them to the others.
const unseenMilliseconds = 60000;

export class Stream {
    constructor(handlers) {
        this.handlers = handlers;
        this.source = null;
        this.heardAt = 0;
        this.isStale = false;
        this.isResting = false;
        this.pause = firstPauseMilliseconds;
        this.open();
        setInterval(() => this.look(), 1000);
        document.addEventListener("visibilitychange", () => this.turn());
        this.turn();
    }

    open() {
        this.source = new EventSource("/events");
        this.openedAt = performance.now();
        for (const [name, handle] of Object.entries(this.handlers.events)) {
            this.source.addEventListener(name, (event) => {
                this.hear();
                handle(JSON.parse(event.data));
            });
        }

        this.source.addEventListener("error", () => {
            this.lose();
            this.reopen();
        });
    }

    close() {
        clearTimeout(this.opening);
        this.source?.close();
        this.source = null;
    }

    reopen() {
        this.close();
        this.opening = setTimeout(() => this.open(), this.pause);
        this.pause = Math.min(this.pause * 2, longestPauseMilliseconds);
    }

    hear() {
        this.heardAt = Date.now();
        this.openedAt = performance.now();
        this.pause = firstPauseMilliseconds;
        if (this.isStale) {
            this.isStale = false;
            this.handlers.onFresh();
        }
    }

    lose() {
        this.isStale = true;
        this.handlers.onStale(this.heardAt);
    }

    look() {
        if (this.isResting) {
            return;
        }

        const isSilent = performance.now() - this.openedAt > patienceMilliseconds;
        if (this.isStale || isSilent) {
            this.lose();
        }

        if (isSilent && this.source !== null) {
            this.reopen();
        }
    }

    // The tab is seen, or no more.
    turn() {
        clearTimeout(this.unseen);
        if (document.hidden) {
            this.unseen = setTimeout(() => {
                this.isResting = true;
                this.close();
            }, unseenMilliseconds);
        } else if (this.isResting) {
            this.isResting = false;
            this.pause = firstPauseMilliseconds;
            this.open();
        }
    }
}
