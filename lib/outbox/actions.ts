"use server";

import { action } from "@/lib/action";
import * as z from "@/lib/zod";
import * as data from "./data";

/** The link in an e-mail of the sandbox's outbox. */
export const copyOutboxLink = action(z.object({ id: z.string() }), data.copyOutboxLink);
