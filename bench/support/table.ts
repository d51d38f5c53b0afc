import { isReached, ratioOf, type Row } from "./row";

/** A stored result: the newest figures of each engine. */
export type Result = { date: string; machine: string; node: string; rows: Row[] };

/**
 * Returns the table as Markdown; with the figures of an earlier run, also the change of the ratio,
 * or of the figure.
 */
export function markdown(rows: readonly Row[], earlier: readonly Row[]): string {
  const lines = rows.map((row) => {
    const ratio = ratioOf(row);
    const was = earlier.find(({ id, engine }) => id === row.id && engine === row.engine);
    const reached = isReached(row);
    return [
      row.what,
      row.engine ?? "–",
      figure(row.ours, row.unit),
      row.limit ? `${row.limit.what}: ${figure(row.limit.value, row.unit)}` : "–",
      ratio === null || !Number.isFinite(ratio) ? "–" : `${short(ratio)}x`,
      row.reach.map(wanted(row.unit)).join(", ") || "–",
      reached === null ? "–" : reached ? "yes" : "**no**",
      was ? change(was, row) : "–",
    ];
  });
  const head = [
    "what",
    "engine",
    "Foyer",
    "baseline measured beside it",
    "ratio",
    "goal",
    "reached",
    "change",
  ];
  const cells = (line: string[]) => `| ${line.join(" | ")} |`;
  return [
    cells(head),
    cells(head.map((_, at) => ([2, 4].includes(at) ? "---:" : "---"))),
    ...lines.map(cells),
  ].join("\n");
}

const wanted =
  (unit: string) =>
  ({ of, max, min }: Row["reach"][number]): string => {
    const value = max ?? min ?? 0;
    return `${max === undefined ? "≥" : "≤"} ${of === "ratio" ? `${value}x` : figure(value, unit)}`;
  };

/** A ratio is comparable between machines; a figure without one is not. */
function change(was: Row, is: Row): string {
  const [before, now] = [ratioOf(was) ?? was.ours, ratioOf(is) ?? is.ours];
  if (!Number.isFinite(before) || !Number.isFinite(now) || before === 0) return "–";
  const percent = Math.round(100 * (now / before - 1));
  return `${percent > 0 ? "+" : ""}${percent}%`;
}

const short = (value: number): string =>
  Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
const figure = (value: number, unit: string): string => `${short(value)}${unit && ` ${unit}`}`;
