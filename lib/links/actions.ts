"use server";

import { action } from "@/lib/action";
import * as data from "./data";
import { CopyLinks } from "./schema";

/** Hands out links that were kept; Boomstream never shows them again. */
export const copyLinks = action(CopyLinks, data.copyLinks);
