// One search box: what is typed is asked of Python, which answers with links; one is taken by mouse or by keyboard.
// Every text is set as text, never as HTML.
const WAIT = 200; // ms without a letter before it is asked

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector("input");
  const list = parentElement.querySelector(".found");
  const said = parentElement.querySelector(".said");
  const own = (box.own ||= { asked: "", timer: 0, at: -1, enter: false });
  const typed = () => box.value.trim();
  const options = () => [...list.querySelectorAll('[role="option"]')];

  box.placeholder = data.hint;
  box.setAttribute("aria-label", data.label);
  parentElement.querySelector(".box").dir = data.rtl ? "rtl" : "ltr";
  if (data.typed && data.typed === typed()) answer();
  else if (!data.typed && own.answered) shut(); // the page has changed

  box.setAttribute("aria-keyshortcuts", "/");
  const slash = (event) => {
    const typing = event.composedPath().some((node) => node.matches?.("input, textarea, select, [contenteditable]"));
    const asked = event.key === "/" || (event.code === "Slash" && event.key > "~"); // an Arabic keyboard has a letter there
    if (!asked || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    box.focus();
  };
  document.addEventListener("keydown", slash);

  box.oninput = () => {
    clearTimeout(own.timer);
    own.enter = false;
    if (typed()) own.timer = setTimeout(ask, WAIT);
    else shut();
  };
  box.onkeydown = (event) => {
    if (event.isComposing) return;
    const open = !list.hidden;
    if (event.key === "Enter") {
      event.preventDefault();
      if (open && own.answered === typed()) take(options()[own.at], event);
      else if (typed()) {
        own.enter = true; // taken when the answer is there
        ask();
      }
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (open) point(own.at + (event.key === "ArrowDown" ? 1 : -1));
      else if (typed()) ask();
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      shut();
    }
  };
  box.onblur = () => {
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
  };
  box.onfocus = () => {
    if (own.answered && own.answered === typed()) open();
  };

  return () => document.removeEventListener("keydown", slash);

  function ask() {
    clearTimeout(own.timer);
    if (own.asked === typed() && own.answered === typed()) return open();
    own.asked = typed();
    setTriggerValue("typed", typed());
  }

  function answer() {
    own.answered = data.typed;
    let number = 0;
    list.replaceChildren(...data.groups.map(({ name, options: some }) => {
      const group = document.createElement("div");
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", name);
      const head = document.createElement("div");
      head.className = "group";
      head.setAttribute("role", "presentation");
      head.textContent = name;
      group.append(head, ...some.map((one) => option(one, number++)));
      return group;
    }));
    said.textContent = data.said;
    said.classList.toggle("alone", !number);
    open();
    point(data.best);
    if (own.enter) {
      own.enter = false;
      take(options()[own.at], {});
    }
  }

  function option({ href, name, note, count, outside }, number) {
    const link = document.createElement("a");
    link.id = `found_${number}`;
    link.href = href;
    link.tabIndex = -1;
    link.setAttribute("role", "option");
    link.classList.toggle("outside", outside);
    for (const [kind, text] of [["name", name], ["note", note], ["count", count]]) {
      const part = document.createElement(kind === "name" ? "bdi" : "span");
      part.className = kind;
      part.textContent = text;
      if (text) link.append(part);
    }
    link.onmousemove = () => own.at === number || point(number);
    link.onmousedown = (event) => event.preventDefault(); // the box keeps the focus
    link.onclick = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      take(link, event);
    };
    return link;
  }

  function point(to) {
    const all = options();
    if (!all.length) return;
    own.at = (to + all.length) % all.length;
    all.forEach((one, number) => one.setAttribute("aria-selected", String(number === own.at)));
    box.setAttribute("aria-activedescendant", all[own.at].id);
    all[own.at].scrollIntoView({ block: "nearest" });
  }

  function take(link, event) {
    if (!link) return;
    if (event.ctrlKey || event.metaKey) return window.open(link.href, "_blank", "noopener");
    box.value = "";
    shut();
    history.pushState({}, "", link.href); // a step that the browser's back undoes; Streamlit follows it
    dispatchEvent(new PopStateEvent("popstate"));
  }

  function open() {
    list.hidden = !options().length;
    box.setAttribute("aria-expanded", String(!list.hidden));
    place();
  }

  // Under the box, and as far to a side as it must be to stand in the page.
  function place() {
    const panel = list.parentElement, at = box.getBoundingClientRect();
    const page = (box.getRootNode().host ?? box).closest('[data-testid="stMain"]')?.getBoundingClientRect();
    const least = (page?.left ?? 0) + 8, most = (page?.right ?? innerWidth) - panel.offsetWidth - 8;
    const start = data.rtl ? at.right - panel.offsetWidth : at.left;
    panel.style.left = `${Math.max(least, Math.min(start, most)) - at.left}px`;
  }

  function shut() {
    clearTimeout(own.timer);
    own.answered = own.asked = "";
    list.hidden = true;
    list.replaceChildren();
    said.textContent = "";
    said.classList.remove("alone");
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }
}
