import { startSandbox } from "../lib/sandbox/server";

const port = Number(process.env["SANDBOX_PORT"] ?? 3400);
const file = process.env["SANDBOX_FILE"] ?? ".data/sandbox.db";
const apiKey = process.env["SANDBOX_KEY"] ?? "sandbox";

const sandbox = await startSandbox({ port, file, apiKey, seed: true });
console.log(`Boomstream sandbox: ${sandbox.url} (key: ${apiKey}, data: ${file})`);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}
