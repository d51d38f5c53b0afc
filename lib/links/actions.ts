"use server";

import { action } from "@/lib/access/action";
import { copyLinks as copy } from "./copy";
import { CopyLinks } from "./schema";

/** Returns stored links, because Boomstream never returns a link again */
export const copyLinks = action(CopyLinks, copy);
