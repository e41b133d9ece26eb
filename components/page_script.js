// What every page of the app needs of the browser itself.
// Streamlit goes where the browser's back and forward lead without a new session: a click on a link of ours is told
// to it as such a step.
const follow = (event) => {
    const link = event.target.closest?.('a[href^="incidents?"], a.way-back, a.inside');
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState({}, "", link.href);
    dispatchEvent(new PopStateEvent("popstate"));
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

export default ({ data }) => {
    fold();
    remember(data?.help);
    document.addEventListener("click", follow);
    document.addEventListener("keydown", apply, true);
    addEventListener("popstate", returned);
    return () => {
        document.removeEventListener("click", follow);
        document.removeEventListener("keydown", apply, true);
        removeEventListener("popstate", returned);
    };
};
