import { jsonHandler } from "@/lib/access/json-response";
import { expiringLinks } from "@/lib/imports/expiring-links";
import * as z from "@/lib/platform/zod";

const Before = z.catch(z.coerce.number().check(z.minimum(0)), 0);

/** Returns how many links of a conference expire before a time. */
export const GET = jsonHandler<{ code: string }>(({ code }, { before }) =>
  expiringLinks(code, Before.parse(before)),
);
