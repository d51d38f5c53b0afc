import * as z from "zod/mini";

// zod compiles its checks with `new Function` where it may; probing for that breaks the page's CSP.
z.config({ jitless: true });

/** The one zod of this project: the small build, because forms carry it into the browser. */
export { z };
