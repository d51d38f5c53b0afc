import { randomUUID } from "node:crypto";
import path from "node:path";
import Libsql from "libsql";
import { startFoyer } from "../e2e/support/foyer";
import { hashPassword } from "../lib/access/passwords/hash";
import { build } from "../scripts/build.mjs";
import { median, percentile } from "./support/numbers";

// npm run bench:sign-in: measures a wrong password for a known and for an unknown address, on the
// production build. The medians should be within 10 % of each other.
const TIMES = Number(process.env["BENCH_TIMES"] ?? 200);
const WARM_UP_ROUNDS = 20;
/** Number of accounts and networks: each guess is the first of its account and its network. */
const ACCOUNTS = TIMES + WARM_UP_ROUNDS;

await build();
const foyer = await startFoyer({ FOYER_TRUSTED_PROXIES: "1" });
try {
  const known = await addAccounts();
  const form = await hiddenFields();
  const times = { known: [] as number[], unknown: [] as number[] };
  for (let i = 0; i < ACCOUNTS; i++) {
    const asked = { known: known[i] ?? "", unknown: `${randomUUID()}@staff.example` };
    // Alternates the order, so that neither is always the warmer one.
    const turn = i % 2 ? (["known", "unknown"] as const) : (["unknown", "known"] as const);
    for (const [at, kind] of turn.entries()) {
      const ms = await guess(form, asked[kind], `10.${at}.${i >> 8}.${i & 255}`);
      if (i >= WARM_UP_ROUNDS) times[kind].push(ms);
    }
  }
  for (const [kind, values] of Object.entries(times)) {
    console.log(
      `${kind.padEnd(8)} median ${median(values).toFixed(2)} ms, p95 ${percentile(values, 0.95).toFixed(2)} ms, of ${values.length}`,
    );
  }
  const apart = Math.abs(median(times.known) / median(times.unknown) - 1) * 100;
  console.log(`apart    ${apart.toFixed(1)} % (goal: 10 % or less)`);
} finally {
  await foyer.remove();
}

/** Creates members of staff with a password; returns their addresses. */
async function addAccounts(): Promise<string[]> {
  const hash = await hashPassword(randomUUID());
  const database = new Libsql(path.join(foyer.dataDir, "foyer.db"));
  database.exec("pragma busy_timeout = 5000");
  const add = database.prepare(
    "insert into staff (id, email, name, role, password_hash, created_at, version) values (?, ?, 'Bench', 'support', ?, 0, 1)",
  );
  const emails = Array.from({ length: ACCOUNTS }, () => `${randomUUID()}@staff.example`);
  for (const email of emails) add.run([randomUUID(), email, hash]);
  database.close();
  return emails;
}

/** Returns the hidden fields of the sign-in form. */
async function hiddenFields(): Promise<[string, string][]> {
  const page = await (await fetch(`${foyer.url}/login`)).text();
  const inputs = page.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g);
  return [...inputs].map(([, name = "", value = ""]) => [
    name,
    value.replaceAll("&quot;", '"').replaceAll("&amp;", "&"),
  ]);
}

/** Sends one wrong password; returns the response time in ms. */
async function guess(form: [string, string][], email: string, network: string): Promise<number> {
  const body = new FormData();
  for (const [name, value] of form) body.append(name, value);
  body.append("email", email);
  body.append("password", "not the password of anybody");
  const began = performance.now();
  const response = await fetch(`${foyer.url}/login`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: foyer.url, "x-forwarded-for": network },
    body,
  });
  const html = await response.text();
  const ms = performance.now() - began;
  if (!html.includes("Incorrect email or password"))
    throw new Error(`Not a refusal (${response.status}).`);
  return ms;
}
