import { readFileSync, writeFileSync } from "node:fs";

// Opening a roster by its size, from bench/results.json: node bench/plot.mjs
const { rows } = JSON.parse(readFileSync("bench/results.json", "utf8"));
const sizes = [100, 10_000, 50_000];
const of = (size) => rows.find(({ id }) => id === `open-${size}-plain`);
const top = Math.max(...sizes.flatMap((size) => [of(size).ours, of(size).limit.value]));
const bars = sizes.flatMap((size, at) =>
  [of(size).ours, of(size).limit.value].map((ms, which) => {
    const [x, high] = [60 + at * 150 + which * 50, (200 * ms) / top];
    return `<rect x="${x}" y="${240 - high}" width="44" height="${high}" fill="${which ? "#94a3b8" : "#4f46e5"}"/><text x="${x}" y="${234 - high}">${Math.round(ms)}</text>`;
  }),
);
const labels = sizes.map((size, at) => `<text x="${60 + at * 150}" y="258">${size} rows</text>`);
writeFileSync(
  "docs/images/opening.svg",
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 520 270" font-family="sans-serif" font-size="12"><rect width="520" height="270" fill="#fff"/><text x="10" y="16">Opening a roster, ms (x4, Fast 4G): Foyer violet, plain JavaScript grey</text>${bars.join("")}${labels.join("")}</svg>\n`,
);
