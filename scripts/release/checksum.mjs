import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** Returns the SHA-256 of a file, in hex. */
export function sha256(file) {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
