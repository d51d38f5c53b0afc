"use server";

import { action } from "@/lib/access/action";
import * as data from "./copy";
import { CopyLinks } from "./schema";

/** Hands out links that were kept; Boomstream never shows them again. */
export const copyLinks = action(CopyLinks, data.copyLinks);
