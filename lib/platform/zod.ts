import { config } from "zod/mini";

// zod tests whether `new Function` is allowed, which violates the page's CSP. On the server it stays enabled,
// because compiled checks validate rosters of 50,000 faster.
config({ jitless: typeof window !== "undefined" });

/**
 * The zod of this project: the small build, because forms include it in the browser. Import it as
 * `import * as z`: passing the namespace as a value would bundle all of zod's languages.
 */
export * from "zod/mini";
