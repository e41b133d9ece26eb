// Enter in a date field applies the date, as it does in every other field. Streamlit's takes a date only when the
// field is left: so Enter leaves it, for the box around it.
if (!document.documentElement.dataset.enterApplies) {
    document.documentElement.dataset.enterApplies = "yes";
    document.addEventListener(
        "keydown",
        (event) => {
            const segment = event.target.closest?.('[data-testid="stDateInputField"] [role="spinbutton"]');
            const box = segment?.closest('[data-testid="stDateInput"]');
            if (event.key !== "Enter" || !box) return;
            event.preventDefault();
            event.stopPropagation();
            box.tabIndex = -1;
            box.focus();
        },
        true,
    );
}
