import { config } from "zod/mini";

// zod compiles its checks with `new Function` if allowed; the probe violates the page's CSP. On the
// server, which validates rosters of 50,000, it stays on.
config({ jitless: typeof window !== "undefined" });

/**
 * The zod of this project: the small build, because forms include it in the browser. Import it as
 * `import * as z`: passing the namespace as a value would bundle all of zod's languages.
 */
export * from "zod/mini";
