// While presenting: the arrow keys, Page Up and Page Down step through the deck, Escape ends it. In right-to-left pages the left arrow goes on.
const NEXT = { ArrowDown: 1, PageDown: 1, ArrowUp: -1, PageUp: -1 };

export default function ({ setTriggerValue }) {
  const pressed = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return; // the browser's own: back, forward
    if (event.key === "Escape") setTriggerValue("leave", true);
    const forward = getComputedStyle(document.querySelector(".stApp")).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const step = { ...NEXT, [forward]: 1, [backward]: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    setTriggerValue("step", step);
  };
  document.addEventListener("keydown", pressed);
  return () => document.removeEventListener("keydown", pressed);
}
