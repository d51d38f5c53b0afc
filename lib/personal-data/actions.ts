"use server";

import { action } from "@/lib/access/action";
import * as erase from "./erase";
import { ErasePerson } from "./schema";

/** Erases what Foyer stores about a person. */
export const erasePerson = action(ErasePerson, erase.erasePerson);
