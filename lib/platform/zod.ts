import { config } from "zod/mini";

// zod compiles its checks with `new Function` where it may; probing for that breaks the page's CSP.
// On the server, where a roster of 50,000 is checked, it may.
config({ jitless: typeof window !== "undefined" });

/**
 * The one zod of this project: the small build, because forms carry it into the browser. Import it
 * as `import * as z`: its namespace handed on as a value would bring every language of zod's along.
 */
export * from "zod/mini";
