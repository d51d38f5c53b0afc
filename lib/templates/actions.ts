"use server";

import { action } from "@/lib/access/action";
import { saveTemplate as save } from "./save";
import { SaveTemplate } from "./schema";

/** Stores the message that a conference's links are sent with */
export const saveTemplate = action(SaveTemplate, save);
