// The table of incidents. Every text is set as text, never as HTML; a click says what was meant and Python decides.
export default function ({ data, parentElement, setTriggerValue }) {
  const table = parentElement.querySelector("table");
  table.dir = data.rtl ? "rtl" : "ltr";
  table.setAttribute("aria-label", data.label);
  const head = document.createElement("tr");
  for (const column of data.columns) head.append(header(column));
  table.tHead.replaceChildren(head);
  table.tBodies[0].replaceChildren(...data.rows.map(row));
  const list = table.parentElement;
  list.classList.toggle("narrow", data.columns.length < 6);
  const chosen = table.querySelector('[aria-selected="true"]');
  const at = chosen ? chosen.offsetTop - table.tHead.offsetHeight : 0; // into sight, without moving the page
  if (chosen && (at < list.scrollTop || chosen.offsetTop + chosen.offsetHeight > list.scrollTop + list.clientHeight)) {
    list.scrollTop = at;
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
    cell.append(button);
    return cell;
  }

  function row({ id, cells }) {
    const line = document.createElement("tr");
    line.setAttribute("aria-selected", String(id === data.chosen));
    line.onclick = () => String(getSelection()) || setTriggerValue("picked", id);
    cells.forEach((text, at) => {
      const cell = document.createElement("td");
      cell.className = data.columns[at].code;
      const words = at ? cell : cell.appendChild(document.createElement("button")); // the keyboard's way in
      words.textContent = text;
      line.append(cell);
    });
    return line;
  }
}
