// Draws a figure by plotly.js and by ours at one width, and gives of both: the boxes of bars, texts with theirs, and what
// is said where a bar, a point of a line or an area is pointed at.
async ([figure, wide, module]) => {
    const { default: draw } = await import(module);
    const style = `width: ${wide}px; height: ${figure.layout.height}px`;
    const [gd, host] = [0, 1].map(() => Object.assign(document.createElement("div"), { style }));
    document.body.replaceChildren(gd, host);
    const { data, layout } = structuredClone(figure); // plotly.js writes into what it is given
    await Plotly.newPlot(gd, data, { ...layout, width: wide }, { displayModeBar: false });
    const shadow = host.attachShadow({ mode: "open" });
    draw({ data: figure, parentElement: shadow });
    while (!shadow.querySelector(".ground")) await new Promise(requestAnimationFrame);

    const placed = (root) => (left, top, width, height) => {
        const origin = root.getBoundingClientRect();
        return [left - origin.left, top - origin.top, width, height];
    };
    const boxed = (root, node) => {
        const { left, top, width, height } = node.getBoundingClientRect();
        return placed(root)(left, top, width, height);
    };
    const isSeen = (text) => text.textContent && text.getBoundingClientRect().width && getComputedStyle(text).opacity !== "0";
    const texts = (root, within) => [...within.querySelectorAll("text")].filter(isSeen).map((text) => [text.textContent, ...boxed(root, text)]);
    const paths = [...shadow.querySelectorAll("path.bars")].flatMap((path) => [...path.getAttribute("d").matchAll(/M(\S+) (\S+)V(\S+)H(\S+)V/g)]);
    const ours = paths.map(([, ...ends]) => ends.map(Number)).map(([left, foot, top, right]) =>
        [Math.min(left, right), Math.min(top, foot), Math.abs(right - left), Math.abs(foot - top)]);
    const theirs = [...gd.querySelectorAll(".barlayer .point path")].map((bar) => boxed(gd, bar)).filter(([, , width, height]) => width && height);

    const words = { theirs: texts(gd, gd), ours: texts(shadow.querySelector("svg"), shadow) };

    const spots = gd._fullData.filter(({ hoverinfo }) => hoverinfo === "text").flatMap((trace) => {
        const [x, y] = [trace.xaxis, trace.yaxis].map((name) => gd._fullLayout[name.replace(/^[xy]/, "$&axis")]);
        const at = (n) => [x._offset + x.d2p(trace.x[n]), y._offset + y.d2p(trace.y[n])];
        if (trace.type === "scatter") return Array.from(trace.x, (value, n) => value !== null && at(n)).filter(Boolean);
        return [];
    });
    spots.push(...theirs.filter(([, , width, height]) => Math.min(width, height) > 2).map(([left, top, width, height]) => [left + width / 2, top + height / 2]));
    const asked = spots.filter((_, n) => n % Math.ceil(spots.length / 25) === 0);
    let clock = Date.now();
    Date.now = () => (clock += 1000); // plotly.js tells of one point in 50 ms
    const said = { theirs: [], ours: [] };
    for (const [left, top] of asked) {
        const { left: x, top: y } = gd.getBoundingClientRect();
        const [clientX, clientY] = [x + left, y + top];
        const ground = document.elementsFromPoint(clientX, clientY).find((one) => one.matches(".nsewdrag"));
        gd._hoverdata = undefined;
        gd.querySelector(".hoverlayer").replaceChildren();
        ground?.onmousemove({ clientX, clientY, target: ground });
        said.theirs.push([...gd.querySelectorAll(".hoverlayer .nums")].map((one) => one.textContent).join());
        const below = shadow.querySelector("svg").getBoundingClientRect();
        const moved = { clientX: below.left + left, clientY: below.top + top };
        shadow.querySelector("svg").dispatchEvent(new PointerEvent("pointermove", moved));
        const box = shadow.querySelector(".hovertext");
        said.ours.push(box.hidden ? "" : box.textContent);
    }
    return [
        { bars: theirs, texts: words.theirs, said: said.theirs },
        { bars: ours.filter(([, , width, height]) => width && height), texts: words.ours, said: said.ours },
    ];
}
