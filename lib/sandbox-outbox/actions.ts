"use server";

import { action } from "@/lib/access/action";
import * as z from "@/lib/platform/zod";
import * as data from "./list";

/** The link in an e-mail of the sandbox's outbox. */
export const copyOutboxLink = action(z.object({ id: z.string() }), data.copyOutboxLink);
