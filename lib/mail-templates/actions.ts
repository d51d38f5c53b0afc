"use server";

import { action } from "@/lib/access/action";
import { saveMailTemplate as save } from "./save";
import { SaveMailTemplate } from "./schema";

/** Stores the texts of a message, for a project or a conference. */
export const saveMailTemplate = action(SaveMailTemplate, save);
