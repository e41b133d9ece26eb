// What the table says, drawn on the ground: a circle per place, hatched areas for what is known no better, or filled areas.
"use strict";
rasid.marks = (function () {
  const STEP = 1e-5;
  const SMALLEST = 2.5; // radius in pixels: nothing that happened is invisible
  const PER_ROOT = 6; // pixels of radius per square root of one, at most
  const SLIVER = 7; // a circle smaller than this is one colour, its largest part's
  const EASY = 6; // radius in which a small circle can be hit
  const WRITTEN = 11; // radius from which the number is written on the circle

  const number = function (value, look) {
    const text = value.toLocaleString("en");
    return look.arabic_digits ? text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit))) : text;
  };

  const patterns = {};
  const pattern = function (pen, kind, dots, colour, step = 6) {
    const key = [kind, dots, colour, step].join();
    if (patterns[key]) return patterns[key];
    const tile = document.createElement("canvas");
    const side = (tile.width = tile.height = step * dots);
    const ink = tile.getContext("2d");
    ink.strokeStyle = ink.fillStyle = colour;
    ink.lineWidth = 1.1 * dots;
    ink.beginPath();
    const strokes = {
      "/": [[-1, 1, 0, 0], [0, 1, 1, 0], [1, 1, 2, 0]], "\\": [[-1, 0, 0, 1], [0, 0, 1, 1], [1, 0, 2, 1]],
      "-": [[0, 0.5, 1, 0.5]], "|": [[0.5, 0, 0.5, 1]],
    };
    strokes.x = [...strokes["/"], ...strokes["\\"]];
    strokes["+"] = [...strokes["-"], ...strokes["|"]];
    if (kind === ".") ink.arc(side / 2, side / 2, dots, 0, 7);
    for (const [x, y, toX, toY] of strokes[kind] || []) { ink.moveTo(x * side, y * side); ink.lineTo(toX * side, toY * side); }
    kind === "." ? ink.fill() : ink.stroke();
    patterns[key] = pen.createPattern(tile, "repeat");
    patterns[key].setTransform(new DOMMatrix([1 / dots, 0, 0, 1 / dots, 0, 0]));
    return patterns[key];
  };

  // A circle split into parts, clockwise from the top; parts are [colour, pattern, word, value].
  const circle = function (pen, x, y, radius, parts, dots, paper) {
    const whole = parts.reduce((sum, part) => sum + part[3], 0);
    const shown = radius < SLIVER ? [parts.reduce((most, part) => (part[3] > most[3] ? part : most))] : parts;
    let from = -Math.PI / 2;
    for (const [colour, kind, , value] of shown) {
      const to = shown.length === 1 ? from + 2 * Math.PI : from + (2 * Math.PI * value) / whole;
      pen.beginPath();
      if (shown.length > 1) pen.moveTo(x, y);
      pen.arc(x, y, radius, from, to);
      pen.closePath();
      pen.fillStyle = colour;
      pen.fill();
      if (kind && radius >= SLIVER) {
        pen.fillStyle = pattern(pen, kind, dots, "rgba(255,255,255,.45)");
        pen.fill();
      }
      pen.strokeStyle = paper;
      pen.lineWidth = radius < SLIVER ? 0.7 : 1;
      pen.stroke();
      from = to;
    }
  };

  // No part to show: a dot where the number is 0, a ring where there is no number.
  const partless = function (pen, x, y, value, colour) {
    pen.beginPath();
    pen.arc(x, y, SMALLEST, 0, 7);
    pen.strokeStyle = pen.fillStyle = colour;
    pen.lineWidth = 1.2;
    value === 0 ? pen.fill() : pen.stroke();
  };

  // The payload made ready: positions, radii, parts, and what is needed to find a mark again.
  const ready = function (payload, look) {
    const parts = (mark, from) => {
      const found = [];
      for (let i = from; i < mark.length; i += 2) found.push([...look.kinds[payload.codes[mark[i]]], mark[i + 1]]);
      return found;
    };
    const half = payload.cell / 2;
    const most = Math.max(1, payload.most || 0, ...payload.places.map((mark) => mark[2] || 0)); // `most`: of a map beside it
    const perRoot = Math.min(PER_ROOT, (look.compact ? 22 : 34) / Math.sqrt(most));
    const places = payload.places.map((mark, i) => {
      const [x, y] = rasid.world((mark[1] + half) * STEP, (mark[0] + half) * STEP);
      const code = [mark[0], mark[1]].map((step) => (step * STEP).toFixed(5)).join(",");
      return {
        name: payload.names[i] || "",
        near: payload.near[i] || 0,
        code: payload.cell ? code + "," + (payload.cell * STEP).toFixed(2) : code,
        x, y, value: mark[2], parts: parts(mark, 3), radius: Math.max(SMALLEST, perRoot * Math.sqrt(mark[2] || 0)),
      };
    });
    places.sort((one, other) => other.radius - one.radius);
    const areas = payload.areas.map((mark) => ({ code: mark[0], value: mark[1], parts: parts(mark, 2) }));
    areas.sort((one, other) => one.code.length - other.code.length); // finer areas lie on top
    const filled = payload.filled && {
      ...payload.filled, values: new Map(payload.filled.values.map(([code, value]) => [code, value])),
    };
    return { places, areas, filled, most, perRoot, chosen: payload.chosen, size: payload.size };
  };

  // Which step of the ramp a value belongs to: breaks are the lowest value of each step.
  const stepOf = (value, breaks) => breaks.reduce((step, low, i) => (value >= low ? i : step), 0);

  const shades = function (sheet, shown, look) {
    const { pen } = sheet;
    const line = rasid.ground.colours(look).text;
    if (shown.filled)
      for (const [code, value] of shown.filled.values) {
        if (value === 0) continue;
        rasid.ground.outline(sheet, code);
        pen.fillStyle = value === null ? pattern(pen, ".", sheet.dots, look.hatch) : look.ramp[stepOf(value, shown.filled.breaks)];
        pen.fill("evenodd");
      }
    for (const { code } of shown.areas) {
      rasid.ground.outline(sheet, code);
      pen.fillStyle = pattern(pen, "/", sheet.dots, look.hatch, 10);
      pen.fill("evenodd");
    }
    if (shown.chosen && rasid.ground.label(shown.chosen)) {
      rasid.ground.outline(sheet, shown.chosen);
      pen.strokeStyle = line;
      pen.lineWidth = 3;
      pen.stroke();
    }
  };

  const circles = function (sheet, shown, look, taken) {
    const { pen } = sheet;
    const colours = rasid.ground.colours(look);
    pen.font = "600 12px " + look.font;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    const written = [];
    for (const place of shown.places) {
      if (!sheet.shows(place.x, place.y, place.radius)) continue;
      const [x, y] = sheet.at(place.x, place.y);
      if (place.parts.length) circle(pen, x, y, place.radius, place.parts, sheet.dots, colours.land);
      else partless(pen, x, y, place.value, colours.quiet);
      if (place.radius >= WRITTEN) written.push([place, x, y]);
    }
    for (const [place, x, y] of written) {
      const text = number(place.value, look);
      const half = pen.measureText(text).width / 2;
      const box = [x - half, y - 7, x + half, y + 7];
      if (half > place.radius || taken.some((other) => rasid.overlap(box, other))) continue;
      taken.push(box);
      pen.lineWidth = 3;
      pen.strokeStyle = "rgba(0,0,0,.55)";
      pen.strokeText(text, x, y);
      pen.fillStyle = "#fff";
      pen.fillText(text, x, y);
    }
    for (const place of shown.places) {
      if (place.code !== shown.chosen) continue;
      const [x, y] = sheet.at(place.x, place.y);
      for (const [width, colour] of [[5, colours.halo], [2.5, colours.text]]) {
        pen.beginPath();
        pen.arc(x, y, place.radius + 4, 0, 7);
        pen.strokeStyle = colour;
        pen.lineWidth = width;
        pen.stroke();
      }
    }
  };

  // Numbers of areas: on a tag for what is known no better than the area, plain on filled areas.
  const tags = function (sheet, shown, look, taken) {
    const { pen } = sheet;
    const colours = rasid.ground.colours(look);
    shown.tags = [];
    pen.font = "600 12px " + look.font;
    for (const area of shown.areas.slice().reverse().sort((one, other) => other.value - one.value)) {
      const spot = rasid.ground.label(area.code);
      if (!spot) continue;
      const text = area.value === null ? "?" : number(area.value, look);
      const [x, top] = sheet.at(...spot);
      const roomy = sheet.zoom >= 7;
      const half = pen.measureText(text).width / 2 + (roomy ? 7 : 4), high = roomy ? 20 : 16;
      let y = top;
      let box;
      for (const shift of [0, 1.1, -1.1, 2.2, -2.2]) {
        y = top + shift * high;
        box = [x - half, y - high / 2, x + half, y + high / 2];
        if (!taken.some((other) => rasid.overlap(box, other))) break;
      }
      pen.fillStyle = colours.land;
      pen.strokeStyle = colours.quiet;
      pen.lineWidth = area.code.length === 4 ? 2 : 1.2;
      pen.setLineDash([4, 2]);
      pen.beginPath();
      pen.roundRect(box[0], box[1], 2 * half, high, 4);
      pen.fill();
      pen.stroke();
      pen.setLineDash([]);
      pen.textAlign = "center";
      pen.textBaseline = "middle";
      pen.fillStyle = colours.text;
      pen.fillText(text, x, y + 0.5);
      shown.tags.push({ area, box });
      taken.push(box);
    }
    if (!shown.filled) return;
    for (const [code, value] of shown.filled.values) {
      const spot = rasid.ground.label(code);
      if (!spot) continue;
      const text = value === null ? "?" : number(value, look);
      const [x, y] = sheet.at(...spot);
      const half = pen.measureText(text).width / 2;
      const box = [x - half - 2, y - 8, x + half + 2, y + 8];
      if (taken.some((other) => rasid.overlap(box, other))) continue;
      taken.push(box);
      rasid.ground.write(sheet, text, x, y, "center", colours, true);
    }
  };

  // The mark under a point of the canvas: a tag, else a circle, else an area.
  const found = function (sheet, shown, x, y) {
    const tag = (shown.tags || []).find(({ box }) => rasid.overlap(box, [x, y, x, y]));
    if (tag) return tag.area;
    let place, nearest = 1; // in radii, so that a small circle on a big one and the big one can both be had
    for (const one of shown.places) {
      const [left, top] = sheet.at(one.x, one.y);
      const off = Math.hypot(left - x, top - y) / Math.max(one.radius, EASY);
      if (off < nearest) [place, nearest] = [one, off];
    }
    if (place) return place;
    const inside = (code) => {
      rasid.ground.outline(sheet, code);
      return sheet.pen.isPointInPath(x * sheet.dots, y * sheet.dots, "evenodd");
    };
    const area = shown.areas.slice().reverse().find(({ code }) => inside(code));
    if (area || !shown.filled) return area;
    const code = rasid.ground.areasOf(shown.filled.level).find(inside);
    return code && { code, value: shown.filled.values.get(code), parts: [] };
  };

  return { ready, shades, circles, tags, found, circle, partless, pattern, number };
})();
