// The basemap: land, water, borders and names of towns, from RASID_GROUND (basemap.js).
"use strict";
rasid.ground = (function () {
  const STEP = 1e-4;
  const LIGHT = {
    sea: "#d6e4ee", abroad: "#eceff1", land: "#fcfbf8", river: "#86b2d3", lake: "#bcd7e9", text: "#1b242c", quiet: "#4a5660",
    halo: "rgba(255,255,255,.92)", borders: ["#59656e", "#76828b", "#b3bcc3", "#d3d9de"], town: "#3a454d",
  };
  const DARK = {
    sea: "#0b1823", abroad: "#141b21", land: "#1e272f", river: "#3d6f93", lake: "#234860", text: "#eef2f5", quiet: "#b4c0c9",
    halo: "rgba(17,23,28,.92)", borders: ["#98a4ad", "#7b8892", "#48555f", "#333e47"], town: "#c5ced5",
  };
  const BORDER_WIDTHS = [1.6, 1.2, 0.8, 0.6];
  const BORDER_FROM_ZOOM = [0, 0, 6.4, 9];
  const TOWN_FROM_ZOOM = [0, 0, 6.4, 7.6, 8.6, 10]; // by rank 1-5
  const SHEET = [[34.5, 60], [20, 45]]; // lon, lat: west of it are coasts that the basemap does not hold, and nothing is drawn
  const SEA = [[34.5, 36.4], [31.5, 36.95]]; // the Mediterranean's corner of it

  const line = function (steps) {
    const points = new Float64Array(steps.length);
    let x = 0, y = 0;
    for (let i = 0; i < steps.length; i += 2) {
      [points[i], points[i + 1]] = rasid.world((x += steps[i]) * STEP, (y += steps[i + 1]) * STEP);
    }
    return points;
  };
  const raw = RASID_GROUND;
  const arcs = raw.arcs.map(line);
  const abroad = raw.abroad.map(line);
  const lakes = raw.lakes.map(line);
  const rivers = raw.rivers.map(([rank, steps]) => [rank, line(steps)]);
  const foreign = raw.foreign.map(([disputed, steps]) => [disputed, line(steps)]);
  const towns = raw.towns.map(([x, y, rank, names]) => [...rasid.world(x * STEP, y * STEP), rank, names]);
  const labels = Object.fromEntries(
    Object.entries(raw.labels).map(([code, [x, y]]) => [code, rasid.world(x * STEP, y * STEP)])
  );
  const outlines = Object.assign({}, ...Object.values(raw.areas));

  // Adds a line to the path; points nearer than half a pixel to the last one are passed over.
  const trace = function (sheet, points, backwards, joined) {
    const { pen, zoomed, left, top } = sheet;
    const last = points.length - 2;
    let atX = NaN, atY = NaN;
    for (let i = 0; i <= last; i += 2) {
      const j = backwards ? last - i : i;
      const x = points[j] * zoomed - left, y = points[j + 1] * zoomed - top;
      if (i > 0 && i < last && Math.abs(x - atX) < 0.5 && Math.abs(y - atY) < 0.5) continue;
      if (i === 0 && !joined) pen.moveTo(x, y);
      else pen.lineTo(x, y);
      atX = x;
      atY = y;
    }
  };

  // The outline of an area as the current path, to be filled by the even-odd rule.
  const outline = function (sheet, code) {
    sheet.pen.beginPath();
    for (const ring of outlines[code] || []) {
      ring.forEach((arc, i) => trace(sheet, arcs[arc < 0 ? ~arc : arc], arc < 0, i > 0));
      sheet.pen.closePath();
    }
  };

  const strokeAll = function (sheet, lines, colour, width, dash) {
    const { pen } = sheet;
    pen.beginPath();
    lines.forEach((points) => trace(sheet, points, false, false));
    pen.setLineDash(dash || []);
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.lineJoin = "round";
    pen.stroke();
    pen.setLineDash([]);
  };

  const fillAll = function (sheet, rings, colour) {
    sheet.pen.beginPath();
    rings.forEach((points) => trace(sheet, points, false, false));
    sheet.pen.fillStyle = colour;
    sheet.pen.fill("evenodd");
  };

  const land = function (sheet, colours) {
    const { pen } = sheet;
    const box = ([[west, east], [south, north]]) => {
      const [left, top] = sheet.at(...rasid.world(west, north));
      const [right, bottom] = sheet.at(...rasid.world(east, south));
      pen.beginPath();
      pen.rect(left, top, right - left, bottom - top);
    };
    box(SHEET);
    pen.clip();
    pen.fillStyle = colours.abroad;
    pen.fill();
    box(SEA);
    pen.fillStyle = colours.sea;
    pen.fill();
    fillAll(sheet, abroad, colours.abroad);
    outline(sheet, "SY");
    pen.fillStyle = colours.land;
    pen.fill("evenodd");
  };

  const water = function (sheet, colours) {
    fillAll(sheet, lakes, colours.lake);
    const wide = sheet.zoom > 9 ? 1.6 : 1;
    strokeAll(sheet, rivers.filter(([rank]) => rank <= 1).map(([, points]) => points), colours.river, 1.7 * wide);
    if (sheet.zoom > 6)
      strokeAll(sheet, rivers.filter(([rank]) => rank > 1).map(([, points]) => points), colours.river, 0.8 * wide);
  };

  const borders = function (sheet, colours) {
    strokeAll(sheet, foreign.filter(([disputed]) => !disputed).map(([, points]) => points), colours.borders[1], 1);
    strokeAll(sheet, foreign.filter(([disputed]) => disputed).map(([, points]) => points), colours.borders[1], 1, [4, 3]);
    for (const level of [3, 2, 1, 0]) {
      if (sheet.zoom < BORDER_FROM_ZOOM[level]) continue;
      const lines = arcs.filter((_, i) => raw.borders[i] === level);
      strokeAll(sheet, lines, colours.borders[level], BORDER_WIDTHS[level], level === 3 ? [3, 3] : undefined);
    }
  };

  // Text with a halo. `from` is left, right or center, whatever the language.
  const write = function (sheet, text, x, y, from, colours, bold) {
    const { pen } = sheet;
    pen.textAlign = from;
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    pen.lineWidth = 3.5;
    pen.strokeStyle = colours.halo;
    pen.strokeText(text, x, y);
    pen.fillStyle = bold ? colours.text : colours.quiet;
    pen.fillText(text, x, y);
  };

  // Names of towns that collide with nothing in `taken` (boxes left, top, right, bottom), the most important first.
  // `circles` are [x, y, radius] on the canvas: a name stands beside the circle on its town.
  const townNames = function (sheet, colours, look, taken, circles) {
    const { pen } = sheet;
    for (const [x, y, rank, names] of towns) {
      const name = names[look.lang];
      if (!name || sheet.zoom < TOWN_FROM_ZOOM[rank] || !sheet.shows(x, y, 40)) continue;
      const [left, top] = sheet.at(x, y);
      const size = rank === 1 ? 14 : rank === 2 ? 13 : 12;
      pen.font = (rank <= 2 ? "600 " : "400 ") + size + "px " + look.font;
      const wide = pen.measureText(name).width, high = size * 0.62;
      const on = circles.filter(([x, y, radius]) => Math.hypot(x - left, y - top) < Math.max(radius, 4));
      const gap = 5 + Math.max(1, ...on.map(([x, y, radius]) => radius - Math.hypot(x - left, y - top)));
      const sides = [
        ["left", left + gap, top], ["right", left - gap, top],
        ["center", left, top - high - gap], ["center", left, top + high + gap],
      ];
      if (look.rtl) sides.splice(0, 2, sides[1], sides[0]);
      for (const [from, atX, atY] of sides) {
        const start = from === "left" ? atX : from === "right" ? atX - wide : atX - wide / 2;
        const box = [start - 2, atY - high, start + wide + 2, atY + high];
        if (taken.some((other) => rasid.overlap(box, other))) continue;
        taken.push(box);
        if (!on.length) {
          pen.beginPath();
          pen.arc(left, top, 1.8, 0, 7);
          pen.fillStyle = colours.town;
          pen.fill();
        }
        write(sheet, name, atX, atY, from, colours, rank <= 2);
        break;
      }
    }
  };

  return {
    colours: (look) => (look.dark ? DARK : LIGHT),
    name: (code, look) => (raw.names[look.lang] || {})[code] || code,
    areasOf: (level) => Object.keys(raw.areas[level]),
    label: (code) => labels[code],
    land, water, borders, outline, townNames, write,
  };
})();

rasid.overlap = (one, other) => one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
