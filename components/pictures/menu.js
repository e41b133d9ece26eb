// The menu of a chart: a click says which file is wanted, Python makes it, and it is handed over here. A picture becomes
// a PNG on a canvas of the browser's own, from the SVG that is made: nothing is loaded.
const LARGEST = 16000; // px: no side of a canvas may be longer
const STRIP = 24; // px: height of the strip below a picture, and width of a letter on it
const PATIENCE = 3000; // ms that fonts inside a picture may take: then a browser draws others in their place
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
  const sheet = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  const [width, height] = ["width", "height"].map((side) => Number(sheet.getAttribute(side)));
  const probes = probed(sheet, width, height, svg);
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(sheet)], { type: "image/svg+xml" }));
  await image.decode();
  for (const until = performance.now() + PATIENCE; !loaded(image, height, probes) && performance.now() < until; )
    await new Promise((done) => setTimeout(done, 30));
  const scale = Math.min(2, LARGEST / height);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d").drawImage(image, 0, 0, width, height, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

// An image is told to be loaded before the fonts inside it are, and its texts are not drawn until then. So a letter of
// each font is set on a strip below the picture, and the picture is taken when all of them are to be seen.
function probed(sheet, width, height, svg) {
  const fonts = [["Plex", "H"], ["PlexArabic", "\u0647"]].filter(([family]) => svg.includes(`font-family:"${family}"`));
  const probes = fonts.flatMap(([family, letter]) => [400, 600].map((weight) => [family, weight, letter]));
  sheet.setAttribute("height", height + STRIP);
  sheet.setAttribute("viewBox", `0 0 ${width} ${height + STRIP}`);
  probes.forEach(([family, weight, letter], at) => {
    const text = document.createElementNS(sheet.namespaceURI, "text");
    const looks = { x: at * STRIP + 12, y: height + 20, "font-size": 16, "font-weight": weight, "font-family": family };
    for (const [name, value] of Object.entries({ ...looks, "text-anchor": "middle" })) text.setAttribute(name, value);
    text.textContent = letter;
    sheet.append(text);
  });
  return probes.length;
}

function loaded(image, height, probes) {
  const strip = document.createElement("canvas");
  [strip.width, strip.height] = [probes * STRIP, STRIP];
  const pen = strip.getContext("2d", { willReadFrequently: true });
  pen.drawImage(image, 0, height, strip.width, STRIP, 0, 0, strip.width, STRIP);
  return Array.from({ length: probes }).every((_, at) => pen.getImageData(at * STRIP, 0, STRIP, STRIP).data.some(Boolean));
}
