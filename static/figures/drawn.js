// Draws a figure (components/figures/drawn.py) as one SVG: the dictionary that plotly.js is given on other pages, with the
// same places, words and colours, in a few milliseconds. Bars of one fill are one path; no text is measured, and nothing
// is asked of the page's layout until somebody points at the chart.
const SVG = "http://www.w3.org/2000/svg";
const NEAR = 20; // px from a point of a line: within it the point is pointed at
const PEN = { dot: [1, 1], dash: [3, 3], longdash: [5, 5], dashdot: [3, 1, 1, 1], longdashdot: [5, 2, 1, 2] }; // in widths

const LOOK = new CSSStyleSheet();
LOOK.replaceSync(`
:host { direction: ltr; } svg { display: block; width: 100%; user-select: none; }
.crisp { shape-rendering: crispEdges; } .ground { fill: transparent; }
[data-asks] { cursor: pointer; } [data-asks]:hover { text-decoration: underline; }
.hovertext { position: fixed; z-index: 9; padding: 1px 5px; border: 1px solid; line-height: 1.3; white-space: nowrap; }
.hovertext { pointer-events: none; } @media print { .hovertext { display: none; } }
`);

export default ({ data, parentElement }) => {
    parentElement.sheet ??= opened(parentElement);
    parentElement.sheet.show(data);
    return parentElement.sheet.close;
};

// The sheet of one chart. Its SVG stays; what is in it is drawn anew for new data and for another width.
function opened(shadow) {
    const svg = made("svg", { role: "img" });
    const box = Object.assign(document.createElement("div"), { className: "hovertext", hidden: true, ariaHidden: "true" });
    let given, wide, drawn;
    const draw = () => {
        if (!given || !wide) return;
        box.hidden = true;
        drawn = drawing(given, wide);
        set(svg, { height: given.layout.height, "aria-label": given.alt });
        svg.style.fontFamily = given.layout.font.family;
        svg.replaceChildren(...drawn.parts);
    };
    const sized = new ResizeObserver(([{ contentRect: { width } }]) => width !== wide && draw((wide = width)));
    const pointed = ({ clientX, clientY }) => {
        const { left, top } = svg.getBoundingClientRect();
        return under(drawn, clientX - left, clientY - top);
    };
    svg.onpointermove = (event) => tell(box, pointed(event), given.layout, svg.getBoundingClientRect(), wide);
    svg.onpointerleave = () => (box.hidden = true);
    shadow.adoptedStyleSheets = [LOOK];
    shadow.append(svg, box);
    shadow.host.dataset.drawn = "";
    shadow.host.chart = { // what components/page_script.js asks of a chart
        root: shadow.host,
        get data() { return given.data; },
        get layout() { return given.layout; },
        get range() { return given.layout.xaxis.range; },
        pointed: (event) => pointed(event)?.asks,
    };
    sized.observe(shadow.host);
    return { show: (data) => draw((given = data)), close: () => sized.disconnect() };
}

const set = (node, looks) => {
    for (const [name, value] of Object.entries(looks)) if (value !== undefined) node.setAttribute(name, value);
    return node;
};
const made = (tag, looks, ...inside) => {
    const node = set(document.createElementNS(SVG, tag), looks);
    node.append(...inside);
    return node;
};

const each = (value, at) => (Array.isArray(value) ? value[at] : value);
const between = (value, one, other) => (value - one) * (value - other) <= 0;

// Texts come escaped, and of marks they have <b> and <br> alone. They are set as texts, never read as HTML.
const ESCAPED = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };
const plain = (text) => text.replace(/&(lt|gt|amp);/g, (one) => ESCAPED[one]);
function written(x, y, words, anchor, { size, color }) {
    const runs = words.split(/<\/?b>/).map((run, at) => (at % 2 ? made("tspan", { "font-weight": 700 }, plain(run)) : plain(run)));
    return made("text", { x, y, "font-size": size, fill: color, "text-anchor": anchor }, ...runs);
}

// The hover box stands to the right of what it tells of, where there is no room to the left.
function tell(box, mark, { hoverlabel: { bgcolor, bordercolor, font, align } }, origin, wide) {
    if ((box.hidden = !mark?.said)) return;
    const line = (words) => Object.assign(document.createElement("div"), { textContent: plain(words) });
    box.replaceChildren(...mark.said.split("<br>").map(line));
    const look = { background: bgcolor, borderColor: bordercolor, color: font.color, textAlign: align };
    Object.assign(box.style, { ...look, fontSize: `${font.size}px`, fontFamily: font.family, left: 0 });
    const { offsetWidth: width, offsetHeight: height } = box;
    const [first, last] = [mark.left, mark.right].sort((one, other) => one - other), y = mark.y ?? (mark.top + mark.foot) / 2;
    const left = last + 8 + width <= wide ? last + 8 : first - 8 - width;
    const x = origin.left + Math.max(0, Math.min(left, wide - width));
    Object.assign(box.style, { left: `${x}px`, top: `${origin.top + y - height / 2}px` });
}

// What is drawn, and the marks that can be pointed at.
function drawing(given, wide) {
    const plot = placed(given, wide), traces = given.data.map(laid(plot));
    const own = [...traces.flatMap(({ parts }) => parts), ...Array.from(plot.patterns.values(), ({ node }) => node)];
    const parts = [shapes, lines, () => own, numbers, grounds, titles].flatMap((part) => part(plot));
    return { parts, marks: traces.flatMap(({ marks = [] }) => marks) };
}

// What is pointed at: a bar or an area is pointed into, a point of a line is near; the last that is drawn is uppermost.
function under({ marks }, left, top) {
    const inside = (box) => between(left, box.left, box.right) && between(top, box.top, box.foot);
    let found, nearest = NEAR;
    for (const mark of marks) {
        const { x, y } = mark.panel;
        if (!inside({ left: x.start, right: x.end, top: y.start, foot: y.end })) continue;
        const away = mark.isPoint ? Math.hypot(mark.left - left, mark.y - top) : NEAR;
        if (mark.isPoint ? away <= nearest : inside(mark)) [found, nearest] = [mark, away];
    }
    return found;
}

// Where everything stands [px]: each axis with its ends and the place of a value, and the panels that a pair of them makes.
function placed({ layout, margin, wide: widths }, wide) {
    const { l: left, r, t: top, b } = margin, right = wide - r, foot = layout.height - b;
    const share = (letter, of) => (letter === "x" ? left + of * (right - left) : foot + of * (top - foot));
    const axes = {};
    for (const [key, axis] of Object.entries(layout)) {
        if (!/^[xy]axis\d*$/.test(key)) continue;
        const letter = key[0], [first, last] = axis.range;
        const [start, end] = (axis.domain ?? [0, 1]).map((of) => share(letter, of));
        const at = (value) => start + ((value - first) / (last - first)) * (end - start);
        axes[key.replace("axis", "")] = { ...axis, letter, start, end, at };
    }
    const panels = Object.values(axes).filter(({ letter }) => letter === "y").map((y) => ({ x: axes[y.anchor], y }));
    return { layout, widths, wide, share, axes, panels, patterns: new Map() };
}

const grounds = ({ panels }) => panels.map(({ x, y }) =>
    made("rect", { class: "ground", x: x.start, y: y.end, width: x.end - x.start, height: y.start - y.end }));

// Time that is not covered.
const shapes = ({ layout, axes, share }) => (layout.shapes ?? []).map(({ xref, x0, x1, y0, y1, fillcolor, opacity }) => {
    const [left, right, foot, top] = [axes[xref].at(x0), axes[xref].at(x1), share("y", y0), share("y", y1)];
    return made("rect", { x: left, y: top, width: right - left, height: foot - top, fill: fillcolor, opacity });
});

// The grid, then the lines at zero and the ticks of time: one path a colour, over all panels.
function lines({ panels, axes }) {
    const paths = new Map();
    const add = (colour, line) => paths.set(colour, `${paths.get(colour) ?? ""}${line}`);
    const inner = ({ tickvals, at, start, end }) =>
        tickvals.map(at).filter((place) => Math.abs(place - start) > 1 && Math.abs(place - end) > 1);
    for (const { x, y } of panels) {
        if (x.showgrid) for (const at of inner(x)) add(x.gridcolor, `M${at} ${y.end}V${y.start}`);
        if (y.gridcolor) for (const at of inner(y)) add(y.gridcolor, `M${x.start} ${at}H${x.end}`);
    }
    for (const { x, y } of panels) {
        if (y.zeroline) add(y.zerolinecolor, `M${x.start} ${y.at(0)}H${x.end}`);
        const ticks = x.ticks && x.showticklabels && axes[x.anchor] === y ? x.tickvals : [];
        for (const value of ticks) add(x.tickcolor, `M${x.at(value)} ${y.start + 1}v${x.ticklen}`);
    }
    return Array.from(paths, ([stroke, d]) => made("path", { class: "crisp", d, stroke, fill: "none" }));
}

// A trace as its parts and its marks; what stands under the next bar of a stack is kept from trace to trace.
function laid(plot) {
    const stacks = {};
    return (trace) => {
        const panel = { x: plot.axes[trace.xaxis ?? "x"], y: plot.axes[trace.yaxis ?? "y"] };
        if (trace.type === "bar") return bars(trace, panel, plot, stacks);
        const spots = trace.x.map((value, at) => (value === null ? null : [panel.x.at(value), panel.y.at(trace.y[at])]));
        const draw = trace.fill ? area : { lines: line, markers: symbols, text: texts }[trace.mode];
        return draw ? draw(trace, panel, spots, plot) : { parts: [] };
    };
}

// Where a bar begins and ends along an axis. plotly.js lets none be too thin to be seen, and where no gap is left between
// bars it sets them on whole pixels of their panel, those with an outline beside these.
function ends(axis, values, isTight, outline) {
    const origin = Math.min(axis.start, axis.end), [one, other] = values.map((value) => axis.at(value) - origin);
    const whole = (at, from) => {
        if (outline) return isTight ? Math.round(at) - outline / 2 : at;
        if (Math.abs(at - from) >= 2) return isTight ? Math.round(at) : at;
        return at > from ? Math.ceil(at) : at < from ? Math.floor(at) : at;
    };
    const first = whole(one, other);
    return [first + origin, whole(other, first) + origin];
}

function bars(trace, panel, { layout, ...plot }, stacks) {
    const { marker, hovertext, customdata, base } = trace, outline = marker.line?.width;
    const lying = trace.orientation === "h", back = panel.x.range[0] > panel.x.range[1];
    const [along, across] = lying ? [panel.x, panel.y] : [panel.y, panel.x];
    const [lengths, places] = lying ? [trace.x, trace.y] : [trace.y, trace.x];
    const fills = new Map(), marks = [], words = [];
    const boxed = ([one, other], [start, end]) =>
        lying ? { left: start, right: end, top: one, foot: other } : { left: one, right: other, top: end, foot: start, y: end };
    lengths.forEach((length, at) => {
        const half = (each(trace.width, at) ?? 1 - layout.bargap) / 2, stack = `${trace.xaxis}${trace.yaxis}:${places[at]}`;
        const from = base?.[at] ?? (layout.barmode === "stack" ? stacks[stack] ?? 0 : 0);
        if (!base) stacks[stack] = from + length;
        const breadth = [places[at] - half, places[at] + half], reach = [from, from + length];
        const thick = ends(across, breadth, layout.bargap === 0, outline), long = ends(along, reach, layout.bargap === 0, outline);
        if (length) {
            const fill = filled(each(marker.color, at), marker.pattern, each(marker.pattern?.shape, at), plot);
            const { left, right, top, foot } = boxed(thick, long), exact = boxed(breadth.map(across.at), reach.map(along.at));
            fills.set(fill, `${fills.get(fill) ?? ""}M${left} ${foot}V${top}H${right}V${foot}Z`);
            marks.push({ panel, ...exact, said: hovertext?.[at], asks: customdata?.[at] });
        }
        const [x, anchor] = back ? [long[1] - 3, "end"] : [long[1] + 3, "start"], middle = (thick[0] + thick[1]) / 2;
        if (trace.text?.[at]) words.push(written(x, middle + 4.3, trace.text[at], anchor, trace.textfont));
    });
    const edge = outline ? { stroke: marker.line.color, "stroke-width": outline } : {};
    const path = ([fill, d]) => made("path", { class: "bars", d, fill, opacity: marker.opacity, ...edge });
    return { parts: [...Array.from(fills, path), ...words], marks };
}

// A path through places; where one is null it is broken.
const path = (spots) => spots.map((spot, at) => (spot ? `${spots[at - 1] ? "L" : "M"}${spot}` : "")).join("");

function line({ line: { color, width, dash }, hovertext }, panel, spots) {
    const dashes = PEN[dash]?.map((times) => times * Math.max(3, width)).join();
    const point = ([x, y], said) => ({ isPoint: true, panel, left: x, right: x, y, said });
    const marks = spots.flatMap((spot, at) => (spot ? [point(spot, hovertext[at])] : []));
    const looks = { stroke: color, "stroke-width": width, "stroke-dasharray": dashes, fill: "none" };
    return { parts: [made("path", { class: "line", d: path(spots), ...looks })], marks };
}

function area({ text, fillcolor, fillpattern }, panel, spots, plot) {
    const [xs, ys] = [0, 1].map((at) => spots.filter(Boolean).map((spot) => spot[at]));
    const [left, right, top, foot] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const fill = fillpattern ? filled("none", fillpattern, fillpattern.shape, plot) : fillcolor;
    const parts = [made("path", { class: "area", d: `${path(spots)}Z`, fill })];
    return { parts, marks: text ? [{ panel, left, right, top, foot, said: text }] : [] };
}

function texts({ text, textposition, textfont }, panel, spots) {
    const word = ([x, y], at) => {
        const [height, side] = each(textposition, at).split(" ");
        const [anchor, aside] = { left: ["end", -3], center: ["middle", 0], right: ["start", 3] }[side];
        return written(x + aside, y + (height === "top" ? -3 : 3), text[at], anchor, textfont);
    };
    return { parts: spots.map(word) };
}

function symbols({ marker: { symbol, size, color, line } }, panel, spots) {
    const r = size / 2, side = size / Math.sqrt(3), shapes = { // around a place that is given before them
        "circle-open": `m${r} 0a${r} ${r} 0 1 1 ${-size} 0a${r} ${r} 0 1 1 ${size} 0Z`,
        "x-thin-open": `m${r} ${r}l${-size} ${-size}m${size} 0l${-size} ${size}`,
        "line-ew": `m${-1.4 * r} 0h${2.8 * r}`,
        "triangle-up": `m${-side} ${r / 2}h${2 * side}l${-side} ${-1.5 * r}Z`,
        "triangle-left": `m${r / 2} ${-side}v${2 * side}l${-1.5 * r} ${-side}Z`,
        "triangle-right": `m${-r / 2} ${-side}v${2 * side}l${1.5 * r} ${-side}Z`,
    };
    const d = spots.map((spot, at) => `M${spot}${shapes[each(symbol, at)]}`).join("");
    const fill = each(symbol, 0).startsWith("triangle") ? color : "none";
    return { parts: [made("path", { class: "points", d, fill, stroke: line?.color ?? color, "stroke-width": line?.width ?? 0 })] };
}

// A colour, or a pattern on it; one with an ink of its own (fgcolor) has nothing between its strokes.
function filled(colour, pattern, shape, { patterns }) {
    if (!shape) return colour;
    const { size, solidity, fgcolor } = pattern, key = `${colour} ${fgcolor} ${shape} ${size}`;
    if (!patterns.has(key)) {
        const id = `pattern${patterns.size}`, side = "/\\x".includes(shape) ? size * Math.SQRT2 : size;
        const [half, part] = [side / 2, side / 4];
        const up = `M${-part} ${part}l${half} ${-half}M0 ${side}L${side} 0M${3 * part} ${5 * part}l${half} ${-half}`;
        const down = `M${3 * part} ${-part}l${half} ${half}M0 0L${side} ${side}M${-part} ${3 * part}l${half} ${half}`;
        const upright = `M${half} 0V${side}`, level = `M0 ${half}H${side}`;
        const d = { "/": up, "\\": down, x: up + down, "|": upright, "-": level, "+": upright + level }[shape];
        const ink = fgcolor ?? (isDark(colour) ? "#fff" : "#444"), opacity = fgcolor ? undefined : 0.5;
        const width = "x+".includes(shape) ? size - size * Math.sqrt(1 - solidity) : solidity * size;
        const dot = { cx: half, cy: half, r: size * Math.sqrt(solidity / Math.PI), fill: ink, opacity };
        const strokes = d ? made("path", { d, stroke: ink, "stroke-width": width, opacity }) : made("circle", dot);
        const ground = fgcolor ? [] : [made("rect", { width: side, height: side, fill: colour })];
        const node = made("pattern", { id, width: side, height: side, patternUnits: "userSpaceOnUse" }, ...ground, strokes);
        patterns.set(key, { node, fill: `url(#${id})` });
    }
    return patterns.get(key).fill;
}

const isDark = (colour) => [299, 587, 114].reduce((sum, share, at) =>
    sum + share * parseInt(colour.slice(2 * at + 1, 2 * at + 3), 16), 0) < 128000;

const numbers = (plot) => Object.values(plot.axes)
    .filter(({ visible, showticklabels }) => (visible ?? true) && (showticklabels ?? true))
    .flatMap((axis) => axis.tickvals.map((value, at) => (axis.letter === "x" ? atFoot : atSide)(axis, axis.at(value), at, plot)));

function atSide({ anchor, side, ticks, ticklen, tickfont, ticktext }, y, at, { axes }) {
    const away = 1 + (ticks ? ticklen + 0.2 * tickfont.size : 0);
    const [x, end] = side === "left" ? [axes[anchor].start - away, "end"] : [axes[anchor].end + away, "start"];
    return written(x, y + 0.35 * tickfont.size, ticktext[at], end, tickfont);
}

// A label of time that would run out of the chart is left out.
function atFoot({ ticklabelposition, tickfont, ticktext, anchor }, x, at, { axes, widths, wide }) {
    const beside = ticklabelposition === "outside right", long = widths[ticktext[at]];
    const left = beside ? x + 0.5 : x - long / 2;
    if (left < 0 || left + long > wide) return "";
    const y = axes[anchor].start + 1 + tickfont.size * (beside ? 1.2 : 1);
    return written(beside ? left : x, y, ticktext[at], beside ? "start" : "middle", tickfont);
}

// The titles of panels; a click on one narrows to what it asks.
const titles = ({ layout, share }) => (layout.annotations ?? []).map(({ x, y, text, xanchor, font, name }) => {
    const [inset, anchor] = xanchor === "right" ? [-2, "end"] : [2, "start"];
    const [at, foot] = [share("x", x) + inset, Math.round(share("y", y)) - 6];
    return set(written(at, foot, text, anchor, { color: layout.font.color, ...font }), { class: "title", "data-asks": name });
});
