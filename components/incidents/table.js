// The table of incidents. Every text is set as text, never as HTML; a click says what was meant and Python decides.
// The table is drawn anew when a card opens beside it or is shut: which row that was stands on the window.
const now = (window.rasidList ||= { open: "", keyboard: false });

export default function ({ data, parentElement, setTriggerValue }) {
  const table = parentElement.querySelector("table");
  const focused = parentElement.activeElement?.closest?.("tr")?.dataset.id;
  table.dir = data.rtl ? "rtl" : "ltr";
  table.setAttribute("aria-label", data.label);
  const head = document.createElement("tr");
  for (const column of data.columns) head.append(header(column));
  table.tHead.replaceChildren(head);
  table.tBodies[0].replaceChildren(...data.rows.map(row));
  const list = table.parentElement;
  list.classList.toggle("narrow", data.columns.length < 6);
  const chosen = table.querySelector('[aria-selected="true"]');
  if (chosen) show(chosen);
  const left = data.chosen ? "" : now.open; // its card was shut: back at its row
  const to = line(left || focused || (now.keyboard && data.chosen));
  if (to) {
    show(to);
    button(to).focus({ preventScroll: true });
    if (left) to.scrollIntoView({ block: "nearest" });
  }
  now.open = data.chosen;
  now.keyboard = false;

  table.onkeydown = (event) => {
    const at = event.target.closest("tbody tr");
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    const next = at && ((step && at[step]) || { Home: at.parentElement.firstChild, End: at.parentElement.lastChild }[event.key]);
    if (!next) return;
    event.preventDefault();
    button(next).focus();
  };
  // From the field above it the arrow goes down to the rows.
  const enter = (event) => {
    const first = table.tBodies[0].rows[0];
    if (event.key !== "ArrowDown" || !first || !event.target.closest?.(".st-key-incident_search")) return;
    event.preventDefault();
    button(first).focus();
  };
  document.removeEventListener("keydown", list.enter);
  document.addEventListener("keydown", (list.enter = enter));
  return () => document.removeEventListener("keydown", enter);

  function line(id) {
    return id ? [...table.tBodies[0].rows].find((one) => one.dataset.id === id) : undefined;
  }

  function button(of) {
    return of.querySelector("button");
  }

  // Into sight of the list, without moving the page.
  function show(one) {
    const at = one.offsetTop - table.tHead.offsetHeight;
    if (at < list.scrollTop || one.offsetTop + one.offsetHeight > list.scrollTop + list.clientHeight) list.scrollTop = at;
  }

  function header(column) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.className = column.code;
    if (!column.sorts) {
      cell.textContent = column.name;
      return cell;
    }
    const button = document.createElement("button");
    button.textContent = column.name + (column.sorted ? (column.sorted === "ascending" ? " ▲" : " ▼") : "");
    button.title = data.sort;
    button.onclick = () => setTriggerValue("sorted", column.code);
    if (column.sorted) cell.setAttribute("aria-sort", column.sorted);
    cell.dataset.name = button.textContent; // for paper, which repeats no button on its next sheet
    cell.append(button);
    return cell;
  }

  function row({ id, cells }) {
    const line = document.createElement("tr");
    line.dataset.id = id;
    line.setAttribute("aria-selected", String(id === data.chosen));
    line.onclick = (event) => {
      const keyboard = !event.detail; // a text that stands marked is no reason not to open it, but for the mouse
      if (!keyboard && String(getSelection())) return;
      now.keyboard = keyboard;
      setTriggerValue("picked", id);
    };
    cells.forEach((text, at) => {
      const cell = document.createElement("td");
      cell.className = data.columns[at].code;
      const words = at ? cell : cell.appendChild(document.createElement("button")); // the keyboard's way in
      words.textContent = text || (at ? "" : "\u2013");
      line.append(cell);
    });
    return line;
  }
}
