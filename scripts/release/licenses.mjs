import { existsSync, readdirSync, readFileSync } from "node:fs";
import { inRoot } from "../root.mjs";

/** Returns the licenses of the production dependencies as one text. */
export function licenses() {
  const { packages } = JSON.parse(readFileSync(inRoot("package-lock.json"), "utf8"));
  return Object.entries(packages)
    .filter(([place, entry]) => place && !entry.dev && existsSync(inRoot(place)))
    .map(([place, entry]) => {
      const name = place.replace(/^.*node_modules\//, "");
      return `${name} ${entry.version} (${entry.license ?? "see below"})\n\n${textOf(inRoot(place))}`;
    })
    .join(`\n${"-".repeat(80)}\n\n`);
}

function textOf(folder) {
  const files = readdirSync(folder).filter((name) => /^(licen[cs]e|notice|copying)/i.test(name));
  return files.map((name) => readFileSync(`${folder}/${name}`, "utf8").trim()).join("\n\n") + "\n";
}
