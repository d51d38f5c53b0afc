import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { bundleProgram } from "./bundle-program";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Calls an exported function of a module (`lib/access/sessions.ts`) in another process on the same database, like
 * another instance of Foyer. Passes arguments and result as JSON. Throws with the output of the process if it fails.
 */
export async function onAnotherInstance(
  module: string,
  name: string,
  ...input: unknown[]
): Promise<unknown> {
  const program = await bundleProgram(`
    import { closeDatabase, openDatabase } from "@/lib/db/db";
    import { ${name} } from ${JSON.stringify(`@/${module.replace(/\.ts$/, "")}`)};
    await openDatabase();
    const result = await ${name}(...${JSON.stringify(input)});
    await closeDatabase();
    process.stdout.write(JSON.stringify(result));`);
  try {
    const child = spawn(process.execPath, [program], {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [printed, errors, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, "exit"),
    ]);
    if (code !== 0) throw new Error(`The other instance failed:\n${errors}`);
    return JSON.parse(printed);
  } finally {
    rmSync(program, { force: true });
  }
}
