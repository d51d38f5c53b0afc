"use server";

import { action } from "@/lib/access/action";
import { copyLinks as copy } from "./copy";
import { CopyLinks } from "./schema";

/** Returns stored links, which Boomstream never returns again */
export const copyLinks = action(CopyLinks, copy);
