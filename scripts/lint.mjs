import { run, runBin } from "./run.mjs";

// `npm run lint`: every rule that a machine can check. Ends with 1 when any of them fails.
const { code: rules } = await runBin("oxlint/bin/oxlint", ["--type-aware"]);
const { code: layers } = await run(process.execPath, ["scripts/lint-layers.mjs"]);
const { code: exports } = await run(process.execPath, ["scripts/lint-exports.mjs"]);
const { code: words } = await run(process.execPath, ["scripts/lint-words.mjs"]);
process.exit(rules || layers || exports || words ? 1 : 0);
