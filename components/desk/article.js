// The article on the desk. Every text is set as text, never as HTML; a click says what was meant and Python decides.
export default function ({ data, parentElement, setTriggerValue }) {
  const article = parentElement.querySelector(".text");
  const fields = parentElement.querySelector(".fields");
  const add = parentElement.querySelector(".add");
  article.dir = data.rtl ? "rtl" : "ltr";
  article.setAttribute("aria-label", data.label);
  article.replaceChildren(...data.segments.map(segment));
  fields.replaceChildren(...data.fields.map(field));
  add.textContent = data.add;
  add.hidden = true;
  add.onmousedown = (event) => event.preventDefault(); // keeps the selection
  add.onclick = () => setTriggerValue("selected", selectedWords());
  const offer = () => { add.hidden = !selectedWords(); };
  article.onmouseup = offer;
  article.onkeyup = offer;
  if (article.dataset.chosen !== data.chosen) {
    article.dataset.chosen = data.chosen;
    const first = article.querySelector(".evidence, .chosen");
    if (first) article.scrollTop = Math.max(0, first.offsetTop - article.offsetTop - 60);
  }

  function segment({ text, rows, fields, evidence, title }) {
    const piece = document.createElement(rows.length ? "mark" : "span");
    piece.textContent = text;
    if (evidence) piece.classList.add("evidence");
    if (!rows.length) return piece;
    piece.title = title;
    piece.dataset.rows = rows.join(" ");
    piece.dataset.fields = fields.join(" ");
    if (fields.length) piece.classList.add("chosen");
    piece.onclick = () => {
      if (String(selectedWords())) return;
      if (fields.length) point(fields);
      else setTriggerValue("picked", rows[0]);
    };
    return piece;
  }

  function field({ code, name, value, sure, quoted, title }) {
    const chip = document.createElement("button");
    chip.dataset.field = code;
    chip.title = title;
    chip.classList.toggle("unquoted", !quoted);
    for (const [tag, words] of [["small", name], ["bdi", value], ["small", sure]]) {
      const part = document.createElement(tag);
      part.textContent = words;
      chip.append(part);
    }
    chip.onclick = () => point([code]);
    return chip;
  }

  function point(codes) {
    for (const chip of fields.children) chip.classList.toggle("pointed", codes.includes(chip.dataset.field));
    let first = null;
    for (const mark of article.querySelectorAll("mark")) {
      const meant = (mark.dataset.fields || "").split(" ").some((code) => code && codes.includes(code));
      mark.classList.toggle("pointed", meant);
      if (meant && !first) first = mark;
    }
    if (first) article.scrollTop = Math.max(0, first.offsetTop - article.offsetTop - 60);
  }

  function selectedWords() {
    const root = article.getRootNode();
    const selection = root.getSelection ? root.getSelection() : getSelection();
    if (!selection || selection.isCollapsed || !article.contains(selection.anchorNode)) return "";
    return String(selection).trim();
  }
}
