"use server";

import { action } from "@/lib/access/action";
import * as change from "./update";
import { UpdateSettings } from "./schema";

/** Changes settings of this installation. */
export const updateSettings = action(UpdateSettings, change.updateSettings);
