import fs from "node:fs";
import { createRequire, syncBuiltinESMExports } from "node:module";

// Preloaded by a test: kills this process with SIGKILL just before a change to the disk. KILL_AT is the
// number of the change, counted from the first one to a file whose path matches KILL_FILES.
const at = Number(process.env["KILL_AT"]);
let steps = 0;

function step(name) {
  steps += 1;
  if (steps !== at) return;
  fs.writeSync(2, `killed at ${steps}: ${name}\n`);
  process.kill(process.pid, "SIGKILL");
}

/** Counts the calls of a method that concern a matching file. */
function watch(target, name, counts) {
  const original = target[name];
  target[name] = function (...args) {
    if (counts(args)) step(name);
    return original.apply(this, args);
  };
}

// Without KILL_AT: prints the number of changes.
if (at === 0) process.on("exit", () => fs.writeSync(2, `changes to the disk: ${steps}\n`));

const files = new RegExp(process.env["KILL_FILES"] ?? "$^");
const concerned = (args) => args.some((arg) => typeof arg === "string" && files.test(arg));
for (const name of ["openSync", "renameSync", "rmSync", "linkSync", "mkdirSync"]) {
  watch(fs, name, concerned);
}
watch(fs, "fsyncSync", () => steps > 0);
syncBuiltinESMExports();

const Libsql = createRequire(import.meta.url)("libsql");
const prepare = Libsql.prototype.prepare;
Libsql.prototype.prepare = function (sql, ...rest) {
  const statement = prepare.call(this, sql, ...rest);
  if (/^commit/i.test(sql)) {
    for (const name of ["run", "all"]) watch(statement, name, () => steps > 0);
  }
  return statement;
};
