"use server";

import { action } from "@/lib/access/action";
import * as z from "@/lib/platform/zod";
import * as list from "./list";

/** Returns the link in an email of the sandbox */
export const copyOutboxLink = action(z.object({ id: z.string() }), list.copyOutboxLink);
