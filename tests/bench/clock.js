// Runs in every frame before the page's own scripts, and notes on one clock (milliseconds since 1970): the press of the
// mouse, everything that is drawn (DOM, canvas, WebGL) and everything that is received. The map lives in a frame of its own.
(() => {
  if (window.__clock) return;
  const now = () => performance.timeOrigin + performance.now();
  const clock = (window.__clock = {});
  clock.reset = () => Object.assign(clock, { pressed: 0, drawn: 0, received: 0, bytes: 0, finished: 0 });
  clock.reset();
  const drew = () => { clock.drawn = now(); };
  const received = (bytes) => { clock.received = now(); clock.bytes += bytes; };
  const size = (data) => (typeof data === "string" ? data.length : data ? data.byteLength || data.size || 0 : 0);

  addEventListener("pointerdown", (event) => { clock.pressed ||= performance.timeOrigin + event.timeStamp; }, true);

  // Streamlit's sign that it is running comes and goes; it is no part of the page.
  const SIGNS = "[data-testid=stStatusWidget],[data-testid=stToolbar],[data-testid=stHeader]";
  const counts = (change) => {
    const node = change.target.nodeType === 1 ? change.target : change.target.parentElement;
    return change.attributeName !== "data-test-script-state" && !(node && node.closest(SIGNS));
  };
  new MutationObserver((changes) => { if (changes.some(counts)) drew(); })
    .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const watch = (type, ...names) => {
    for (const name of names) {
      const draw = type && type.prototype[name];
      if (draw) type.prototype[name] = function () { drew(); return draw.apply(this, arguments); };
    }
  };
  watch(window.CanvasRenderingContext2D, "fill", "stroke", "fillRect", "strokeRect", "clearRect", "drawImage", "fillText");
  for (const type of [window.WebGLRenderingContext, window.WebGL2RenderingContext])
    watch(type, "drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced");

  // Streamlit's messages are Protobuf; script_finished is field 6, and 2 is "to be run again at once".
  const finishes = (data) => {
    const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : [];
    let at = 0;
    const number = () => {
      let value = 0, shift = 0;
      for (; bytes[at] & 128; shift += 7) value |= (bytes[at++] & 127) << shift;
      return value | (bytes[at++] << shift);
    };
    while (at < bytes.length) {
      const tag = number();
      if (tag >> 3 === 6) return number() !== 2;
      if (tag >> 3 > 2) return false;
      const length = number();
      at += length;
    }
    return false;
  };

  window.WebSocket = class extends window.WebSocket {
    constructor(...asked) {
      super(...asked);
      this.addEventListener("message", (event) => {
        received(size(event.data));
        if (finishes(event.data)) clock.finished++;
      });
    }
  };
  const fetched = window.fetch;
  window.fetch = async function (...asked) {
    const answer = await fetched.apply(this, asked);
    answer.clone().arrayBuffer().then((body) => received(body.byteLength), () => {});
    return answer;
  };
  const send = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.send = function (body) {
    this.addEventListener("loadend", () => received(size(this.response)));
    return send.call(this, body);
  };
})();
