import { readFileSync, writeFileSync } from "node:fs";

// node bench/plot.mjs: plots the cost by roster size or number of people, from bench/results.json.
const { rows } = JSON.parse(readFileSync("bench/results.json", "utf8"));
const ENGINES = { SQLite: "#0f766e", PostgreSQL: "#4f46e5" };
const OTHER = "#94a3b8";
const [WIDTH, HEIGHT, LEFT, TOP] = [250, 150, 44, 34];

const find = (id, engine) => rows.find((row) => row.id === id && row.engine === engine);
const sizes = [100, 10_000, 50_000];
const ours = (id, engine, at) => [at, find(id, engine)?.ours];
const limit = (id, engine, at) => [at, find(id, engine)?.limit.value];

const panels = [
  {
    title: "Open a roster (x4, Fast 4G), ms",
    lines: [
      ...Object.keys(ENGINES).map((engine) => ({
        engine,
        points: sizes.map((size) => ours(`open-${size}`, engine, size)),
      })),
      { engine: "plain", points: sizes.map((at) => limit(`open-${at}-plain`, "SQLite", at)) },
    ],
  },
  {
    title: "A key in its search, median, ms",
    lines: Object.keys(ENGINES).map((engine) => ({
      engine,
      points: [
        limit("typing-p50-100", engine, 100),
        limit("typing-p50-1000", engine, 1_000),
        ours("typing-p50-100", engine, 50_000),
      ],
    })),
  },
  {
    title: "Find people, p95, ms",
    lines: Object.keys(ENGINES).map((engine) => ({
      engine,
      points: [5_000, 50_000, 500_000].map((at) => ours(`people-${at}-p95`, engine, at)),
    })),
  },
];

const drawn = panels.map(({ title, lines }, index) => panel(title, lines, index * (WIDTH + 70)));
const legend = [...Object.entries(ENGINES), ["plain JavaScript, all rows", OTHER]].map(
  ([name, colour], at) =>
    `<rect x="${LEFT + at * 130}" y="232" width="10" height="10" fill="${colour}"/><text x="${LEFT + 15 + at * 130}" y="241">${name}</text>`,
);
const whole = panels.length * (WIDTH + 70);
writeFileSync(
  "docs/images/growth.svg",
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} 252" font-family="sans-serif" font-size="11"><rect width="${whole}" height="252" fill="#fff"/>${drawn.join("")}${legend.join("")}</svg>\n`,
);

/** Sizes on a logarithmic axis, milliseconds from zero. */
function panel(title, lines, x) {
  const all = lines.flatMap(({ points }) => points).filter(([, ms]) => ms !== undefined);
  const top = Math.max(...all.map(([, ms]) => ms)) * 1.1;
  const logs = all.map(([size]) => Math.log10(size));
  const [least, most] = [Math.min(...logs), Math.max(...logs)];
  const across = (size) => x + LEFT + (WIDTH * (Math.log10(size) - least)) / (most - least);
  const down = (ms) => TOP + HEIGHT * (1 - ms / top);
  const paths = lines.map(({ engine, points }) => {
    const colour = ENGINES[engine] ?? OTHER;
    const known = points.filter(([, ms]) => ms !== undefined);
    const path = known.map(([size, ms]) => `${across(size)},${down(ms)}`).join(" ");
    const dots = known.map(
      ([size, ms]) => `<circle cx="${across(size)}" cy="${down(ms)}" r="3" fill="${colour}"/>`,
    );
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join("")}`;
  });
  const marks = [...new Set(all.map(([size]) => size))].map(
    (size) =>
      `<text x="${across(size)}" y="${TOP + HEIGHT + 18}" text-anchor="middle">${size.toLocaleString("en")}</text>`,
  );
  const heights = [0, top / 2, top].map(
    (ms) =>
      `<text x="${x + LEFT - 6}" y="${down(ms) + 4}" text-anchor="end">${Math.round(ms)}</text><line x1="${x + LEFT}" x2="${x + LEFT + WIDTH}" y1="${down(ms)}" y2="${down(ms)}" stroke="#e2e8f0"/>`,
  );
  return `<text x="${x + LEFT}" y="18" font-size="12">${title}</text>${heights.join("")}${paths.join("")}${marks.join("")}`;
}
