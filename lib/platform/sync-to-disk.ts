import { closeSync, fsyncSync, openSync } from "node:fs";

/** Syncs a file to the disk, so that it survives a power failure. */
export function syncFile(file: string): void {
  const descriptor = openSync(file, "r+");
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** Syncs the names in a folder to the disk. Windows can't open folders, so there it does nothing. */
export function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}
