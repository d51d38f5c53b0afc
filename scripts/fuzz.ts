import { decodeHugeBodies, fuzz } from "../lib/boomstream/testing/fuzz";

// npm run fuzz: FUZZ_COUNT (100,000) mutations from FUZZ_SEED (random, printed), then the huge
// bodies.
const count = Number(process.env["FUZZ_COUNT"] ?? 100_000);
const seed = Number(process.env["FUZZ_SEED"] ?? Date.now() % 1_000_000_000);

console.log(`FUZZ_SEED=${seed}, ${count} mutations`);
const started = performance.now();
const tally = await fuzz(seed, count);
console.log(tally, `${Math.round((performance.now() - started) / 1_000)} s`);
console.log("The big ones:", await decodeHugeBodies());
