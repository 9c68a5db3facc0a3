// The server's events. A browser opens a broken stream again by itself, but not one that was refused; and a stream can be silent
// without being broken, when the server hangs or the network swallows all: then the page is as stale.

const patienceMilliseconds = 4000;
const pauseMilliseconds = 5000;

export class Stream {
    constructor(handlers) {
        this.handlers = handlers;
        this.heardAt = 0;
        this.openedAt = performance.now();
        this.isStale = false;
        this.open();
        setInterval(() => this.look(), 1000);
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
            if (this.source.readyState === EventSource.CLOSED) {
                setTimeout(() => this.open(), pauseMilliseconds);
            }
        });
    }

    hear() {
        this.heardAt = Date.now();
        this.openedAt = performance.now();
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
        if (this.isStale || performance.now() - this.openedAt > patienceMilliseconds) {
            this.lose();
        }
    }
}
