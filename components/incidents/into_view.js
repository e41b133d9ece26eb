// An opened incident comes into view: on a narrow window its card stands above the list that it was opened from.
const SETTLES = 1500; // ms: so long the list around it may still move it
const shown = new WeakMap(); // by card: which incident was brought into view

export default ({ data }) => {
  const card = document.querySelector(".st-key-incident_card");
  if (!card || shown.get(card) === data) return;
  shown.set(card, data);
  const sized = new ResizeObserver(() => {
    const { top } = card.getBoundingClientRect();
    if (top < 0 || top > innerHeight / 2) card.scrollIntoView({ block: "start" });
  });
  sized.observe(card.closest('[data-testid="stMainBlockContainer"]'));
  const leave = () => sized.disconnect();
  for (const moved of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(moved, leave, { once: true, passive: true });
  }
  setTimeout(leave, SETTLES);
};
