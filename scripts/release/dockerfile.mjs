import { readFileSync } from "node:fs";
import { inRoot } from "../root.mjs";

/**
 * Returns the instructions of the project's Dockerfile by stage.
 * @returns {{ name: string, text: string }[][]}
 */
export function stagesOfDockerfile() {
  const text = readFileSync(inRoot("Dockerfile"), "utf8");
  const lines = text
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .join("\n")
    .replace(/\\\n\s*/g, "")
    .split("\n");
  const stages = [];
  for (const line of lines) {
    const [name = ""] = line.split(" ");
    if (name === "FROM") stages.push([]);
    stages.at(-1)?.push({ name, text: line.slice(name.length + 1) });
  }
  return stages;
}

/** Returns the command in exec form that an instruction of the last stage contains. */
export function commandOf(name) {
  const instruction = stagesOfDockerfile()
    .at(-1)
    ?.find((each) => each.name === name);
  const [list = "[]"] = /\[.*\]$/.exec(instruction?.text ?? "") ?? [];
  return JSON.parse(list);
}
