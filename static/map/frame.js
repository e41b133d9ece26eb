// The map's frame: legend, scale, north, credits, buttons; and the two calls that folium makes, `open` and `show`.
"use strict";
(function () {
  let map, sheet, look, shown, tip, legendControl;
  let framed = "", chosen = "";
  let asked = 0;

  const make = function (tag, style, text) {
    const node = document.createElement(tag);
    node.className = style;
    if (text !== undefined) node.textContent = text;
    return node;
  };

  const control = function (position, node) {
    const Corner = L.Control.extend({ onAdd: () => node });
    L.DomEvent.disableClickPropagation(node);
    return new Corner({ position: look.rtl ? mirrored(position) : position }).addTo(map);
  };

  const mirrored = (position) => position.replace(/left|right/, (side) => (side === "left" ? "right" : "left"));

  // The legend goes to the lower corner where it hides fewer incidents.
  const settle = function () {
    const box = legendControl.getContainer();
    const size = map.getSize();
    const hidden = (left) =>
      shown.places.concat(shown.areas, shown.filled ? [...shown.filled.values].map(([code, value]) => ({ code, value })) : [])
        .filter(({ x, y, code }) => {
          const spot = x === undefined ? rasid.ground.label(code) : [x, y];
          const point = spot && map.latLngToContainerPoint(map.unproject(L.point(spot), 0));
          const across = point && (left ? point.x : size.x - point.x);
          const below = left === look.rtl ? 70 : 20; // scale and credits stand below it on one side
          return point && across > 0 && across < box.offsetWidth + 20 && point.y > size.y - box.offsetHeight - below && point.y < size.y;
        })
        .reduce((sum, { value }) => sum + (value || 0), 0);
    const [start, end] = look.rtl ? [false, true] : [true, false];
    legendControl.setPosition("bottom" + ((hidden(end) < hidden(start) ? end : start) ? "left" : "right"));
  };

  // What legend, buttons and credits cover, as boxes on the canvas: nothing is written under them.
  const covered = function (on) {
    const window_at = map.getContainer().getBoundingClientRect();
    const shift = map.containerPointToLayerPoint([0, 0]).subtract(on._bounds.min);
    return [...document.querySelectorAll(".leaflet-control")].map((node) => {
      const box = node.getBoundingClientRect();
      const left = box.left - window_at.left + shift.x, top = box.top - window_at.top + shift.y;
      return [left, top, left + box.width, top + box.height];
    });
  };

  const paint = function (on) {
    const colours = rasid.ground.colours(look);
    on.pen.save();
    if (!look.tiles) rasid.ground.land(on, colours);
    if (shown) rasid.marks.shades(on, shown, look);
    if (!look.tiles) rasid.ground.water(on, colours);
    rasid.ground.borders(on, colours);
    on.pen.restore();
    if (!shown) return;
    const taken = covered(on);
    rasid.marks.circles(on, shown, look, taken);
    rasid.marks.tags(on, shown, look, taken);
    rasid.ground.townNames(on, colours, look, taken, shown.places.map((place) => [...on.at(place.x, place.y), place.radius]));
  };

  const swatch = function (draw, width, height) {
    const canvas = make("canvas", "");
    const dots = Math.min(window.devicePixelRatio || 1, 2);
    Object.assign(canvas, { width: width * dots, height: height * dots });
    Object.assign(canvas.style, { width: width + "px", height: height + "px" });
    const pen = canvas.getContext("2d");
    pen.scale(dots, dots);
    draw(pen, dots);
    return canvas;
  };

  const row = function (mark, text) {
    const line = make("div", "row");
    line.append(mark, make("span", "", text));
    return line;
  };

  const nice = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000];

  const sizes = function (box, paper) {
    const values = nice.filter((value) => value <= shown.most);
    const three = [...new Set([values[0], values[Math.floor((values.length - 1) * 0.7)], values[values.length - 1]])];
    for (const value of three) {
      const radius = Math.max(2.5, shown.perRoot * Math.sqrt(value));
      const draw = (pen) => {
        pen.beginPath();
        pen.arc(36, radius + 2, radius, 0, 7);
        pen.strokeStyle = rasid.ground.colours(look).text;
        pen.lineWidth = 1.3;
        pen.stroke();
      };
      box.append(row(swatch(draw, 72, 2 * radius + 4), rasid.marks.number(value, look)));
    }
  };

  const legend = function (box, payload) {
    const paper = rasid.ground.colours(look).land;
    const also = payload.also || []; // what a map beside it shows, so that both have one legend
    box.replaceChildren(make("div", "head", look.words["size_" + payload.size]));
    if (shown.filled) {
      const { breaks } = shown.filled;
      breaks.forEach((low, i) => {
        const high = breaks[i + 1] - 1;
        const low_text = rasid.marks.number(low, look);
        const text = !breaks[i + 1] ? "\u2265 " + low_text : high === low ? low_text : low_text + "\u2013" + rasid.marks.number(high, look);
        const draw = (pen) => { pen.fillStyle = look.ramp[i]; pen.fillRect(0, 1, 24, 14); };
        box.append(row(swatch(draw, 24, 16), "\u2066" + text + "\u2069"));
      });
      const values = [...shown.filled.values.values()];
      if (values.includes(null) || also.includes("silent")) {
        const draw = (pen, dots) => { pen.fillStyle = rasid.marks.pattern(pen, ".", dots, look.hatch); pen.fillRect(0, 1, 24, 14); };
        box.append(row(swatch(draw, 24, 16), look.words.silent));
      }
      const empty = (pen) => { pen.strokeStyle = rasid.ground.colours(look).quiet; pen.strokeRect(0.5, 1.5, 23, 13); };
      box.append(row(swatch(empty, 24, 16), look.words.none));
      return;
    }
    if ((shown.places.length || payload.most) && !look.compact) sizes(box, paper);
    for (const code of payload.codes) {
      const [colour, kind, word] = look.kinds[code];
      box.append(row(swatch((pen, dots) => rasid.marks.circle(pen, 9, 9, 8, [[colour, kind, word, 1]], dots, paper), 18, 18), word));
    }
    if (shown.areas.length || also.includes("areas")) {
      const draw = (pen, dots) => {
        pen.fillStyle = rasid.marks.pattern(pen, "/", dots, look.hatch, 10);
        pen.fillRect(0, 1, 18, 16);
      };
      box.append(row(swatch(draw, 18, 18), look.words.area_only));
    }
    for (const [value, word, name] of [[0, look.words.no_one, "no_one"], [null, look.words.silent, "silent"]])
      if (payload.places.some((mark) => mark[2] === value) || also.includes(name))
        box.append(row(swatch((pen) => rasid.marks.partless(pen, 9, 9, value, rasid.ground.colours(look).quiet), 18, 18), word));
  };

  const pointed = function (event) {
    const point = map.latLngToLayerPoint(event.latlng).subtract(sheet._bounds.min);
    return shown && rasid.marks.found(sheet, shown, point.x, point.y);
  };

  // Text is always set as text: nothing here is read as HTML.
  const hover = function (event) {
    const mark = pointed(event);
    map.getContainer().style.cursor = mark ? "pointer" : "";
    tip.style.display = mark ? "block" : "none";
    if (!mark) return;
    const name = mark.code.includes(",") ? mark.name : rasid.ground.name(mark.code, look);
    const head = name && "\u2068" + name + "\u2069 \u00b7 ";
    const whole = mark.value === undefined ? look.words.none : mark.value === null ? look.words.silent : look.words["size_" + shown.size] + ": " + rasid.marks.number(mark.value, look);
    tip.replaceChildren(make("div", "head", head + whole));
    if (mark.near) tip.append(make("div", "", look.words.only_near + ": " + rasid.marks.number(mark.near, look)));
    for (const [, , word, value] of mark.parts) tip.append(make("div", "", word + ": " + rasid.marks.number(value, look)));
    const { x, y } = event.containerPoint;
    const size = map.getSize();
    tip.style.left = Math.min(x + 14, size.x - tip.offsetWidth - 6) + "px";
    tip.style.top = (y + 18 + tip.offsetHeight > size.y ? y - tip.offsetHeight - 10 : y + 18) + "px";
  };

  // What was clicked goes back as streamlit-folium's own last_object_clicked; `ask` tells two clicks on one mark apart.
  const click = function (event) {
    const mark = pointed(event);
    if (!mark && !shown.chosen) return;
    const clicked = { code: mark ? mark.code : "", ask: ++asked };
    window.__GLOBAL_DATA__.last_object_clicked = clicked;
    window.__GLOBAL_DATA__.previous_data = { last_object_clicked: clicked };
    window.Streamlit.setComponentValue({ last_object_clicked: clicked });
  };

  // Who chooses a place from the list, or opens a link to it, sees it: the map moves where it lies outside.
  const see = function (code) {
    const place = shown.places.find((one) => one.code === code);
    const at = place ? [place.x, place.y] : rasid.ground.label(code);
    const spot = at && map.unproject(L.point(...at), 0);
    if (spot && !map.getBounds().pad(-0.05).contains(spot)) map.panTo(spot, { animate: false });
  };

  const fit = ([west, south, east, north]) => {
    map.fitBounds([[south, west], [north, east]], { animate: false, padding: [12, 12] });
    if (shown) settle();
  };

  // Signs of the buttons, drawn: a font may lack such characters, and then a button is an empty box.
  const SIGNS = {
    zoom_in: "M8 3v10M3 8h10",
    zoom_out: "M3 8h10",
    frame_area: "M8 1v4M8 11v4M1 8h4M11 8h4M8 3.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9",
    frame_country: "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4",
  };

  const drawn = function (path) {
    const [svg, line] = ["svg", "path"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
    svg.setAttribute("viewBox", "0 0 16 16");
    line.setAttribute("d", path);
    svg.append(line);
    return svg;
  };

  const buttons = function () {
    const bar = make("div", "leaflet-bar buttons");
    const add = (name, act) => {
      const button = make("button", "");
      button.type = "button";
      button.title = look.words[name];
      button.setAttribute("aria-label", button.title);
      button.addEventListener("click", act);
      button.append(drawn(SIGNS[name]));
      bar.append(button);
    };
    add("zoom_in", () => map.zoomIn(1));
    add("zoom_out", () => map.zoomOut(1));
    add("frame_area", () => fit(shown.frame));
    add("frame_country", () => fit(look.country));
    control("topleft", bar);
  };

  const scale = function () {
    const Words = L.Control.Scale.extend({
      _updateMetric: function (metres) {
        const round = this._getRoundNum(metres);
        const text = round < 1000 ? rasid.marks.number(round, look) + " " + look.words.metres
                                  : rasid.marks.number(round / 1000, look) + " " + look.words.kilometres;
        this._updateScale(this._mScale, text, round / metres);
      },
    });
    new Words({ imperial: false, maxWidth: 110, position: look.rtl ? "bottomleft" : "bottomright" }).addTo(map);
  };

  rasid.open = function (words, opened) {
    map = opened;
    look = rasid.decoded(words);
    document.documentElement.lang = look.lang;
    document.body.className += (look.dark ? " dark" : "") + (look.compact ? " compact" : "");
    document.body.dir = look.rtl ? "rtl" : "ltr";
    map.attributionControl && map.attributionControl.remove();
    if (look.tiles) L.tileLayer(look.tiles, { maxZoom: 14 }).addTo(map);
    sheet = new rasid.Sheet(paint).addTo(map);
    tip = make("div", "tip");
    map.getContainer().append(tip);
    buttons();
    control("topright", make("div", "north", "\u25b2 " + look.words.north));
    legendControl = control("bottomleft", make("div", "legend"));
    legendControl.getContainer().style.display = "none";
    control("bottomright", make("div", "credits", look.words.credits));
    scale();
    fit(look.country);
    map.on("mousemove", hover);
    map.on("mouseout", () => (tip.style.display = "none"));
    map.on("click", click);
    new ResizeObserver(() => { map.invalidateSize({ animate: false }); if (shown && framed) fit(shown.frame); }).observe(map.getContainer());
    Promise.all([400, 600].map((weight) => document.fonts.load(weight + " 12px " + look.font, "aب"))).then(() => sheet.redraw());
  };

  rasid.show = function (data) {
    const payload = rasid.decoded(data);
    window.feature_group = []; // streamlit-folium adds to this at every change and never empties it
    shown = rasid.marks.ready(payload, look);
    shown.frame = payload.frame;
    rasid.shown = shown;
    if (framed !== String(payload.frame)) {
      framed = String(payload.frame);
      fit(payload.frame);
    }
    if (chosen !== payload.chosen) see((chosen = payload.chosen));
    const box = legendControl.getContainer();
    box.style.display = "";
    legend(box, payload);
    settle();
    const whole = shown.places.concat(shown.areas).reduce((sum, { value }) => sum + (value || 0), 0);
    sheet.getContainer().setAttribute("aria-label", look.words["size_" + shown.size] + (shown.filled ? "" : ": " + rasid.marks.number(whole, look)));
    sheet.redraw();
  };
})();
