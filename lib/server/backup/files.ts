import { closeSync, fsyncSync, openSync } from "node:fs";

/** Makes what was written to a file survive a power failure. */
export function syncFile(file: string): void {
  const descriptor = openSync(file, "r+");
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** Makes the names in a folder survive a power failure. Windows can't open folders. */
export function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}
