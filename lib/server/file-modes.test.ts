import { chmodSync, mkdirSync, mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, it } from "vitest";
import { restrictFiles } from "./file-modes";

const umask = process.umask();
afterEach(() => void process.umask(umask));

const modeOf = (place: string) => (statSync(place).mode & 0o777).toString(8);

it("removes the access of other users to existing and new files of the data folder", () => {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), "foyer-modes-")), "data");
  mkdirSync(folder);
  chmodSync(folder, 0o755);
  for (const name of ["foyer.db", "foyer.db-wal", "secret"]) {
    writeFileSync(path.join(folder, name), "");
    chmodSync(path.join(folder, name), 0o644);
  }
  restrictFiles(folder);
  writeFileSync(path.join(folder, "new"), "");
  expect(modeOf(folder)).toBe("700");
  for (const name of ["foyer.db", "foyer.db-wal", "secret", "new"]) {
    expect(modeOf(path.join(folder, name))).toBe("600");
  }
});
