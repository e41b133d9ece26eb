// What every page of the app needs of the browser itself.
// Streamlit goes where the browser's back and forward lead without a new session: a click on a link to incidents is told
// to it as such a step.
const follow = (event) => {
    const link = event.target.closest?.('a[href^="incidents?"]');
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState({}, "", link.href);
    dispatchEvent(new PopStateEvent("popstate"));
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

export default () => {
    document.addEventListener("click", follow);
    document.addEventListener("keydown", apply, true);
    return () => {
        document.removeEventListener("click", follow);
        document.removeEventListener("keydown", apply, true);
    };
};
