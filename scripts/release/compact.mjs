import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { transform } from "esbuild";

/**
 * Removes white space and comments from the scripts of a release, and writes them in ASCII. V8 keeps the text of
 * every script that runs, with two bytes for each character if one of them is outside of Latin-1.
 */
export async function compact(folder) {
  for (const part of ["node_modules", ".next/server"]) {
    for (const file of scriptsIn(path.join(folder, part))) await compactFile(file);
  }
}

function scriptsIn(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.[cm]?js$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}

async function compactFile(file) {
  const text = readFileSync(file, "utf8");
  const options = { loader: "js", minifyWhitespace: true, charset: "ascii", legalComments: "none" };
  try {
    const { code } = await transform(text, { ...options, logLevel: "silent" });
    writeFileSync(file, code);
  } catch {
    // Not a complete script, such as a template or a test of a syntax error.
  }
}
