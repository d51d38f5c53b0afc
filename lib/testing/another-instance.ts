import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Calls an exported function of a module (`lib/access/sessions.ts`) in another process on the same
 * database, like another instance of Foyer; input and result travel as JSON. Throws with the
 * process's output if it fails.
 */
export async function onAnotherInstance(
  module: string,
  name: string,
  ...input: unknown[]
): Promise<unknown> {
  const script = `
    const { openDatabase, closeDatabase } = await import("@/lib/db/db");
    await openDatabase();
    const { ${name} } = await import(${JSON.stringify(`@/${module}`)});
    const answer = await ${name}(...${JSON.stringify(input)});
    await closeDatabase();
    process.stdout.write(JSON.stringify(answer));`;
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import=tsx", "--input-type=module", "--eval", script],
    { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] },
  );
  const [said, complained, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  if (code !== 0) throw new Error(`The other instance failed:\n${complained}`);
  return JSON.parse(said);
}
