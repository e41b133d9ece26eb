// What every page of the app needs of the browser itself.
// Streamlit goes where the browser's back and forward lead without a new session: a click on a link to another view is
// told to it as such a step.
const go = (address) => {
    history.pushState({}, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
};

const follow = (event) => {
    const link = event.target.closest?.('a[href^="incidents?"], a.way-back, a.inside, a.narrow, a.page');
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!link.ariaCurrent) go(link.matches(".page") ? caughtUp(link) : link.href);
};

// A link to a page, with what the browser's address has come to ask since the link was drawn.
const caughtUp = (link) => {
    const address = new URL(link.href), here = new URLSearchParams(location.search);
    for (const name of link.closest("nav").dataset.shared.split(","))
        here.has(name) ? address.searchParams.set(name, here.get(name)) : address.searchParams.delete(name);
    return address.href;
};

// What a mark or a button narrows to is a query; an empty value takes a parameter out. It is asked of the link that the
// browser is at, so that nothing is lost that was asked since the page was drawn. Shorter time has shorter bars.
const narrowed = (query) => {
    const asked = new URLSearchParams(query), params = new URLSearchParams(location.search);
    const clears = document.querySelector("nav.chips")?.dataset.clears.split(",") ?? [];
    for (const name of [...clears, ...(asked.has("from") ? ["every"] : [])]) params.delete(name);
    for (const [name, value] of asked) value ? params.set(name, value) : params.delete(name);
    return `?${params}`.replaceAll("%2C", ",").replaceAll("%3A", ":");
};

const narrow = (query) => {
    const address = narrowed(query);
    if (new URL(address, location.href).search !== location.search) go(address);
};

// Charts: a click on a bar or on the title of a panel, and a brush over panels of time. What they ask stands in the
// figure (components/figures), and a <details> beside the chart says that it narrows at all. A chart is drawn by ours
// (static/figures/drawn.js), which says what it is, or by plotly.js, of which it is taken.
const chartOf = (node) => {
    if (node?.chart) return node.chart;
    const root = node?.closest(".js-plotly-plot");
    if (!root?._fullLayout) return null;
    const { xaxis } = root._fullLayout;
    const { data, layout } = root;
    return { root, data, layout, range: xaxis.range.map(xaxis.r2l), pointed: () => root._hoverdata?.[0]?.customdata };
};
const listOf = ({ root }) =>
    [...document.querySelectorAll("details.narrow[data-chart]")].find((list) =>
        root.closest(`.st-key-${list.dataset.chart}`));
const binsOf = (chart) => chart?.layout.meta?.bins ?? [];
const days = (first, last) => `from=${first}&to=${last}`;

const asks = (chart, event) => {
    const pointed = chart.pointed(event);
    if (typeof pointed === "string") return pointed;
    if (!pointed) return "";
    const [start, panel] = pointed, bin = binsOf(chart).find(([first]) => first === start);
    const [all, bar, at] = listOf(chart).dataset.behind.split(",");
    const listed = bar ? [`${bar}=${bin ? all : start}`, `${at}=${panel}`] : [];
    return [...(bin ? [days(bin[1], bin[2])] : []), ...listed].join("&");
};

// The ground of a panel, and the title of one, that an event happened on, with their chart, where that narrows.
const plot = (event) => {
    const [ground] = event.composedPath(), chart = chartOf(event.target);
    return chart && ground.matches(".nsewdrag, .ground") && listOf(chart) ? { ground, chart } : {};
};
const titled = (event) => {
    const [node] = event.composedPath(), chart = chartOf(event.target);
    const title = chart && listOf(chart) && node.closest?.("g.annotation, .title");
    return title && (title.dataset.asks ?? chart.layout.annotations[title.dataset.index]?.name);
};

const pick = (event) => {
    const title = titled(event);
    if (title) narrow(title);
    const { chart } = plot(event);
    if (chart && !brushed) {  // a double click is two clicks: the second takes the days back
        const query = event.detail < 2 ? asks(chart, event) : binsOf(chart).length && days("", "");
        if (query) narrow(query);
    }
    const button = event.target.closest?.("button[data-narrow]");
    if (button) narrow(button.dataset.narrow);
    const step = event.target.closest?.("button[data-step]");
    if (step) toStep(step.dataset.step);
};

// A brush takes whole bars: those whose middle it covers, or the one that it lies in. Fingers scroll the page.
let brush = null, brushed = false;
const LEAST = 6; // px: less is a click

const begin = (event) => {
    brushed = false;
    const { ground, chart } = plot(event);
    if (!chart || event.button || event.pointerType === "touch" || !binsOf(chart).length) return;
    brush = { ground, chart, from: event.clientX, box: ground.getBoundingClientRect(), mark: null };
};

const draw = (event) => {
    const { ground, chart } = plot(event);
    if (chart) ground.style.setProperty("cursor", asks(chart, event) ? "pointer" : "crosshair", "important");
    if (!brush || (!brush.mark && Math.abs(event.clientX - brush.from) < LEAST)) return;
    if (!brush.mark) {
        brush.mark = document.createElement("div");
        brush.mark.className = "brush";
        document.body.append(brush.mark);
    }
    const [left, right] = ends(event);
    const { top, height } = brush.box;
    Object.assign(brush.mark.style, { left: `${left}px`, width: `${right - left}px`, top: `${top}px`, height: `${height}px` });
};

const ends = (event) => {
    const { left, right } = brush.box;
    return [brush.from, event.clientX].map((x) => Math.min(Math.max(x, left), right)).sort((one, other) => one - other);
};

const end = (event) => {
    const { mark, chart, box } = brush ?? {};
    if (mark) {
        mark.remove();
        brushed = true;
        const [first, last] = chart.range;
        const [low, high] = ends(event).map((x) => first + ((x - box.left) / box.width) * (last - first));
        const starts = binsOf(chart).map(([start]) => Date.parse(start));
        const middle = (at) => (starts[at] + (starts[at + 1] ?? last)) / 2;
        const covered = binsOf(chart).filter((_, at) => low <= middle(at) && middle(at) <= high);
        const inside = binsOf(chart).filter((_, at) => starts[at] <= low);
        const taken = covered.length ? covered : inside.slice(-1);
        if (taken.length) narrow(days(taken[0][1], taken.at(-1)[2]));
    }
    brush = null;
};

// The same without a mouse: the list beside a chart is filled when it is unfolded.
const fill = (event) => {
    const list = event.target;
    if (!list.matches?.("details.narrow[data-chart]") || !list.open) return;
    const within = document.querySelectorAll(`.st-key-${list.dataset.chart} :is(.js-plotly-plot, [data-drawn])`);
    const chart = chartOf(within[0]);
    const titles = (chart?.layout.annotations ?? []).filter(({ name }) => name).map(({ name, text }) => [name, text]);
    const bins = binsOf(chart).filter(([, , , said]) => said).map(([, first, last, said]) => [days(first, last), said]);
    const bars = (chart?.data ?? []).flatMap(({ customdata, hovertext, x }) =>
        (customdata ?? []).map((query, at) => [query, hovertext?.[at], x[at]]))
        .filter(([query, , n]) => typeof query === "string" && n);
    const entry = ([query, text]) => {
        const [item, link] = ["li", "a"].map((tag) => document.createElement(tag));
        link.className = "narrow";
        link.href = narrowed(query);
        link.textContent = new DOMParser().parseFromString(text.replaceAll("<br>", " \u00b7 "), "text/html").body.textContent;
        item.append(link);
        return item;
    };
    list.querySelector("ul").replaceChildren(...[...titles, ...bins, ...bars].map(entry));
};

// Undo and redo over the browser's history, where that is asked of no text and the page has the buttons.
const TEXT = "input, textarea, select, [contenteditable], [role=textbox], [role=spinbutton], [role=combobox]";
const can = (step) => window.navigation?.[step === "undo" ? "canGoBack" : "canGoForward"] ?? true;
const toStep = (step) => can(step) && history[step === "undo" ? "back" : "forward"]();
const tell = () => {  // style.css hides the button of a step that leads nowhere
    for (const step of ["undo", "redo"]) document.documentElement.dataset[step] = can(step) ? "yes" : "no";
};

const key = (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const latin = /^[a-z]$/i.test(event.key); // an Arabic keyboard has other letters: then the key's place tells it
    const letter = (latin ? event.key : event.code.replace("Key", "")).toLowerCase();
    if (!["z", "y"].includes(letter)) return;
    if (event.composedPath().some((node) => node.matches?.(TEXT)) || !document.querySelector("nav.chips")) return;
    event.preventDefault();
    toStep(letter === "z" && !event.shiftKey ? "undo" : "redo");
};

// Who comes back from an incident's card to the list that led to it stands at its row again.
const WAIT = 15000; // ms for the list to be drawn
const returned = () => {
    const incident = document.querySelector("a.way-back")?.dataset.incident;
    if (!incident || new URLSearchParams(location.search).get("incident") === incident) return;
    const isRow = (link) => new URL(link.href).searchParams.get("incident") === incident;
    const look = () => {
        const row = [...document.querySelectorAll('a[href^="incidents?"]:not(.way-back)')].find(isRow);
        if (!row) return;
        leave();
        row.scrollIntoView({ block: "center" });
        row.focus({ preventScroll: true });
    };
    const drawn = new MutationObserver(look);
    const leave = () => {
        drawn.disconnect();
        clearTimeout(late);
        for (const act of ["pointerdown", "keydown"]) document.removeEventListener(act, leave, true);
    };
    const late = setTimeout(leave, WAIT);
    for (const act of ["pointerdown", "keydown"]) document.addEventListener(act, leave, true); // the reader goes on
    drawn.observe(document.body, { childList: true, subtree: true });
};

// Enter in a date field applies the date, as it does in every other field. Streamlit's takes a date only when the
// field is left: so Enter leaves it, for the box around it.
const apply = (event) => {
    const segment = event.target.closest?.('[data-testid="stDateInputField"] [role="spinbutton"]');
    const box = segment?.closest('[data-testid="stDateInput"]');
    if (event.key !== "Enter" || !box) return;
    event.preventDefault();
    event.stopPropagation();
    box.tabIndex = -1;
    box.focus();
};

// On a tablet or a phone the filters are folded away until somebody opens them: narrow.css draws none before.
const fold = () => {
    const { dataset } = document.documentElement;
    if (dataset.filters) return;
    if (matchMedia("(max-width: 1100px)").matches) {
        document.querySelector('[data-collapsed="false"] [data-testid="stSidebarCollapseButton"] button')?.click();
    }
    dataset.filters = "ready";
};

// A help that was closed stays closed in this browser: a cookie says that, and nothing else, for a year.
const remember = (help) => {
    if (!help) return;
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `rasid_help=${help}; Max-Age=31536000; Path=/; SameSite=Lax${secure}`;
};

// Charts and maps are drawn for the width that they have on the screen: paper takes their page at that width, smaller.
const SHEET = 1040, SMALLER = 0.62; // px within the margins of A4 across; at the most of the screen's size (print.css)
const onPaper = () => {
    const page = document.querySelector('[data-testid="stMainBlockContainer"]');
    if (!page) return;
    const { paddingLeft, paddingRight } = getComputedStyle(page);
    const wide = page.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    const frames = [...page.querySelectorAll("iframe")];
    const drawn = frames.length || page.querySelector('[data-testid="stPlotlyChart"], [data-drawn]');
    page.style.setProperty("--on-screen", drawn ? `${wide}px` : "auto");
    page.style.setProperty("--on-paper", drawn ? Math.min(SMALLER, SHEET / wide) : SMALLER);
    for (const frame of frames) frame.style.setProperty("--on-screen", `${frame.clientWidth}px`);
};

export default ({ data }) => {
    fold();
    const heard = [
        ["click", follow], ["click", pick], ["pointerdown", begin, true],
        ["pointermove", draw, true], ["pointerup", end, true], ["toggle", fill, true], ["keydown", key],
        ["keydown", apply, true],
    ];
    for (const one of heard) document.addEventListener(...one);
    remember(data?.help);
    addEventListener("beforeprint", onPaper);
    addEventListener("popstate", returned);
    window.navigation?.addEventListener("currententrychange", tell);
    tell();
    return () => {
        for (const one of heard) document.removeEventListener(...one);
        removeEventListener("popstate", returned);
        window.navigation?.removeEventListener("currententrychange", tell);
        removeEventListener("beforeprint", onPaper);
    };
};
