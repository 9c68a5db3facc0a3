// Gives each message on the page a button that copies it. The buttons are made here, so that none is there without this script.

const iconShapes = {
    copy: "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z",
    done: "M3 8.5l3.5 3.5L13 4.5",
};

const shownMilliseconds = 2000;

const announcement = document.createElement("div");
announcement.className = "visually-hidden";
announcement.setAttribute("role", "status");
document.querySelector("main").append(announcement);

function icon(shape) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("width", "18");
    svg.setAttribute("height", "18");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", shape);
    svg.append(path);
    return svg;
}

// Browsers keep the clipboard's interface from pages that came over plain HTTP from elsewhere; the selection's old command works there.
async function copy(pre) {
    try {
        await navigator.clipboard.writeText(pre.textContent.replace(/\n$/, ""));
        return true;
    } catch {
        const selection = getSelection();
        selection.selectAllChildren(pre);
        const isCopied = document.execCommand("copy");
        if (isCopied) {
            selection.removeAllRanges();
        }

        return isCopied;
    }
}

function addButton(pane) {
    const pre = pane.querySelector("pre");
    const button = document.createElement("button");
    let timer = 0;
    button.type = "button";
    button.setAttribute("aria-label", "Copy " + pre.getAttribute("aria-label"));
    button.append(icon(iconShapes.copy));
    button.addEventListener("click", async () => {
        const isCopied = await copy(pre);
        clearTimeout(timer);
        announcement.textContent = isCopied ? "Copied" : "Could not copy: the text is selected, copy it with the keyboard";
        button.classList.toggle("done", isCopied);
        button.replaceChildren(icon(isCopied ? iconShapes.done : iconShapes.copy));
        timer = setTimeout(() => {
            announcement.textContent = "";
            button.classList.remove("done");
            button.replaceChildren(icon(iconShapes.copy));
        }, shownMilliseconds);
    });
    pane.append(button);
}

document.querySelectorAll(".pane").forEach(addButton);
