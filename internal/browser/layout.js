(() => {
  // Half a pixel is rounding, not overflow.
  const slack = 1;

  const shown = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  const short = (text) => {
    const line = text.replace(/\s+/g, " ").trim();
    return line.length > 40 ? line.slice(0, 40) + "…" : line;
  };

  const name = (element) =>
    element.localName + (element.id ? "#" + element.id : "") +
    [...element.classList].map((c) => "." + c).join("");

  // ---- content beyond the window

  const beyond = (rect) => {
    const width = document.documentElement.clientWidth;
    if (rect.width === 0 || rect.height === 0) return "";
    if (rect.right > width + slack) {
      return `reaches ${Math.round(rect.right)} of ${width} pixels`;
    }
    // What is wholly off to the left cannot be scrolled to and is meant so,
    // such as a link that shows itself when it has the focus.
    if (rect.left < -slack && rect.right > 0) {
      return `begins ${Math.round(-rect.left)} pixels left of the window`;
    }
    return "";
  };

  const contains = (element) => {
    const root = element === document.documentElement || element === document.body;
    return !root && getComputedStyle(element).overflowX !== "visible";
  };

  const textBeyond = (element) => {
    const range = document.createRange();
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        if (beyond(rect)) return beyond(rect);
      }
    }
    return "";
  };

  const overflow = () => {
    const found = [];
    const visit = (element) => {
      if (!shown(element)) return;
      const box = beyond(element.getBoundingClientRect());
      const problem = box || (contains(element) ? "" : textBeyond(element));
      if (problem) {
        found.push(`${name(element)} "${short(element.textContent)}" ${problem}`);
        return;
      }
      if (contains(element) || element.localName === "svg") return;
      [...element.children].forEach(visit);
    };
    if (document.body) visit(document.body);
    return found;
  };

  // ---- labels of figures

  // lines splits a text into the pieces that stand on one line, as boxes in
  // the text's own coordinates.
  const lines = (text) => {
    const pieces = [];
    const content = text.textContent;
    for (let i = 0; i < text.getNumberOfChars(); i++) {
      const box = text.getExtentOfChar(i);
      const last = pieces.at(-1);
      const follows = last && Math.abs(box.y - last.y) < 0.5 &&
        box.x >= last.x && box.x - last.right <= box.height;
      if (follows) {
        last.right = Math.max(last.right, box.x + box.width);
      } else {
        pieces.push({ x: box.x, y: box.y, right: box.x + box.width, height: box.height });
      }
    }
    return pieces.filter((p) => p.right > p.x && content.trim());
  };

  // quad is a piece's four corners on the screen. A font's box is higher than
  // its letters, so a sixth is left out above and below.
  const quad = (piece, matrix) => {
    const inset = piece.height / 6;
    const top = piece.y + inset;
    const bottom = piece.y + piece.height - inset;
    return [[piece.x, top], [piece.right, top], [piece.right, bottom], [piece.x, bottom]]
      .map(([x, y]) => new DOMPoint(x, y).matrixTransform(matrix));
  };

  const labels = (svg) =>
    [...svg.querySelectorAll("text")].filter(shown).flatMap((text) => {
      const matrix = text.getScreenCTM();
      return lines(text).map((piece) => ({
        text, content: short(text.textContent), corners: quad(piece, matrix),
      }));
    });

  const extent = (points, nx, ny) => {
    const along = points.map((p) => p.x * nx + p.y * ny);
    return [Math.min(...along), Math.max(...along)];
  };

  // apart reports whether an edge of a separates the two quadrilaterals.
  const apart = (a, b) => a.some((p, i) => {
    const q = a[(i + 1) % 4];
    const length = Math.hypot(q.x - p.x, q.y - p.y);
    if (length === 0) return false;
    const [nx, ny] = [(p.y - q.y) / length, (q.x - p.x) / length];
    const [aMin, aMax] = extent(a, nx, ny);
    const [bMin, bMax] = extent(b, nx, ny);
    return aMax <= bMin + slack || bMax <= aMin + slack;
  });

  const twice = (a, b) => a.content === b.content && a.corners.every((p, i) =>
    Math.hypot(p.x - b.corners[i].x, p.y - b.corners[i].y) < slack);

  const overlap = (a, b) =>
    !apart(a.corners, b.corners) && !apart(b.corners, a.corners) && !twice(a, b);

  const cut = (label, frame) => label.corners.some((p) =>
    p.x < frame.left - slack || p.x > frame.right + slack ||
    p.y < frame.top - slack || p.y > frame.bottom + slack);

  const problems = (svg) => {
    const all = labels(svg);
    const found = [];
    all.forEach((a, i) => {
      if (cut(a, svg.getBoundingClientRect())) {
        found.push(`${name(svg)}: "${a.content}" is cut off`);
      }
      all.slice(i + 1).filter((b) => overlap(a, b)).forEach((b) => {
        found.push(`${name(svg)}: "${a.content}" and "${b.content}" overlap`);
      });
    });
    return found;
  };

  const textProblems = () =>
    [...document.querySelectorAll("svg")]
      .filter((svg) => !svg.ownerSVGElement && shown(svg))
      .flatMap(problems);

  return { overflow, textProblems };
})()
