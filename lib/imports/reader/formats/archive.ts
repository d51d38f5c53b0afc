import { Unzip, UnzipInflate, unzipSync } from "fflate";
import { type Steps, UnreadableList } from "../common/types";

/** Maximum unpacked size of a workbook (bytes). */
const MAX_UNPACKED_BYTES = 400_000_000;
const PIECE_BYTES = 64 * 1024;

/** Returns the wanted files of a ZIP archive by `partName`. Throws UnreadableList. */
export function* unpack(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Steps<Map<string, Uint8Array>> {
  checkUnpackedSize(bytes);
  const files = new Map<string, Uint8Array[]>();
  let broken = false;
  let total = 0;
  const unzip = new Unzip((file) => {
    const name = partName(file.name);
    if (!wanted(name)) return;
    const parts: Uint8Array[] = [];
    files.set(name, parts);
    file.ondata = (error, data) => {
      broken ||= error !== null;
      total += data?.length ?? 0;
      if (data) parts.push(data);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      unzip.push(bytes.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= bytes.length);
      if (total > MAX_UNPACKED_BYTES) throw new UnreadableList("too-large");
      yield at / bytes.length;
    }
  } catch (error) {
    if (error instanceof UnreadableList) throw error;
    broken = true;
  }
  if (broken || files.size === 0) return unpackByDirectory(bytes, wanted);
  return new Map([...files].map(([name, parts]) => [name, joined(parts)]));
}

/** Returns the normalized name of a part, because writers differ in case and slashes. */
export function partName(name: string): string {
  return name.replaceAll("\\", "/").replace(/^\//, "").toLowerCase();
}

/** Reads an archive by its central directory, which also works if reading from the beginning fails. */
function unpackByDirectory(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Map<string, Uint8Array> {
  try {
    const files = unzipSync(bytes, { filter: ({ name }) => wanted(partName(name)) });
    return new Map(Object.entries(files).map(([name, file]) => [partName(name), file]));
  } catch {
    throw new UnreadableList("broken-workbook");
  }
}

function checkUnpackedSize(bytes: Uint8Array): void {
  let unpacked = 0;
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpacked += originalSize;
        return false;
      },
    });
  } catch {
    throw new UnreadableList("broken-workbook");
  }
  if (unpacked > MAX_UNPACKED_BYTES) throw new UnreadableList("too-large");
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1 && parts[0]) return parts[0];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
