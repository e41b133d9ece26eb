// The menu of a chart: a click says which file is wanted, Python makes it, and it is handed over here. A picture becomes
// a PNG on a canvas of the browser's own, from the SVG that is made: nothing is loaded.
const LARGEST = 16000; // px: no side of a canvas may be longer
const handed = new Set(); // what was handed over: the same data may be drawn twice

export default function ({ data, parentElement, setTriggerValue }) {
  const menu = parentElement.querySelector(".menu");
  const [button, list] = menu.children;
  menu.dir = data.rtl ? "rtl" : "ltr";
  button.title = data.label;
  button.setAttribute("aria-label", data.label);
  button.onclick = () => open(list.hidden);
  list.setAttribute("role", "group");
  list.setAttribute("aria-label", data.label);
  if (list.dataset.words !== JSON.stringify(data.kinds)) {
    list.dataset.words = JSON.stringify(data.kinds);
    list.replaceChildren(...data.kinds.map(choice));
  }
  menu.onkeydown = (event) => {
    if (event.key === "Escape" && !list.hidden) open(false), button.focus(), event.stopPropagation();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || list.hidden) return;
    const all = [...list.children];
    const at = all.indexOf(menu.getRootNode().activeElement);
    all[(at + step + all.length) % all.length].focus();
    event.preventDefault();
  };
  menu.onfocusout = (event) => event.relatedTarget && !menu.contains(event.relatedTarget) && open(false);
  const outside = (event) => event.composedPath().includes(menu) || open(false);
  document.addEventListener("pointerdown", outside);
  if (data.file && !handed.has(data.file.once)) {
    handed.add(data.file.once);
    hand(data.file).finally(() => menu.removeAttribute("aria-busy"));
  }
  return () => document.removeEventListener("pointerdown", outside);

  function open(so) {
    list.hidden = !so;
    button.setAttribute("aria-expanded", String(so));
    if (so) list.firstElementChild.focus();
  }

  function choice([kind, words]) {
    const one = document.createElement("button");
    one.type = "button";
    one.textContent = words;
    one.onclick = () => {
      menu.setAttribute("aria-busy", "true");
      open(false);
      button.focus();
      setTriggerValue("asked", kind);
    };
    return one;
  }
}

async function hand({ name, mime, text }) {
  const file = mime === "image/png" ? await raster(text) : new Blob([text], { type: mime });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

async function raster(svg) {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  await image.decode();
  const scale = Math.min(2, LARGEST / image.naturalHeight);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}
