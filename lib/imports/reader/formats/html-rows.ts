/** Maximum number of columns or rows that a cell spans. */
const MAX_SPAN = 100;
const MAX_COLUMNS = 500;

/** Collects the rows of HTML tables. A cell that spans columns or rows is followed by empty cells. */
export class HtmlRows {
  readonly rows: string[][] = [];
  #row: string[] | null = null;
  #cell: string | null = null;
  #columns = 1;
  #below = 0;
  #crossed = false;
  /** For each column, the number of further rows that a spanning cell covers. */
  readonly #taken = new Map<number, number>();

  /** The text of the open cell; null if no cell is open. */
  get cell(): string | null {
    return this.#cell;
  }

  write(text: string): void {
    if (this.#cell !== null) this.#cell += text;
  }

  openRow(): void {
    this.endRow();
    this.#row = [];
  }

  /** Opens a cell with the attributes of its tag. */
  openCell(attributes: string): void {
    this.endCell();
    const place = Number(/\bindex\s*=\s*"(\d{1,4})"/i.exec(attributes)?.[1] ?? 0);
    const row = (this.#row ??= []);
    this.#skipTaken(row);
    while (row.length < place - 1) row.push("");
    this.#columns = row.length < MAX_COLUMNS ? spanOf(attributes, "col") : 1;
    this.#below = spanOf(attributes, "row") - 1;
    this.#cell = "";
  }

  /** Marks the row as having a crossed-out address. If it has no other address, the row is skipped. */
  crossRow(): void {
    this.#crossed = true;
  }

  endCell(): void {
    if (this.#cell === null) return;
    const row = (this.#row ??= []);
    const text = this.#cell.replace(/[^\S\n]+/g, " ").trim();
    for (let at = 0; at < this.#columns; at++) {
      if (this.#below > 0) this.#taken.set(row.length, this.#below);
      row.push(at === 0 ? text : "");
    }
    this.#cell = null;
  }

  endRow(): void {
    this.endCell();
    if (!this.#row) return;
    this.#skipTaken(this.#row);
    const empty = this.#crossed && !this.#row.some((cell) => cell.includes("@"));
    this.rows.push(empty ? [] : this.#row);
    this.#row = null;
    this.#crossed = false;
  }

  #skipTaken(row: string[]): void {
    for (let left = this.#taken.get(row.length); left; left = this.#taken.get(row.length)) {
      if (left === 1) this.#taken.delete(row.length);
      else this.#taken.set(row.length, left - 1);
      row.push("");
    }
  }
}

function spanOf(attributes: string, kind: "col" | "row"): number {
  const span = new RegExp(`\\b${kind}span\\s*=\\s*["']?(\\d{1,3})`, "i").exec(attributes)?.[1];
  return Math.max(1, Math.min(MAX_SPAN, Number(span ?? 1)));
}
