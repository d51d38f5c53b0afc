"use server";

import { action } from "@/lib/access/action";
import * as data from "./data";
import { SaveTemplate } from "./schema";

/** Keeps the message that a conference's links are sent with */
export const saveTemplate = action(SaveTemplate, data.saveTemplate);
