"use server";

import { action } from "@/lib/access/action";
import * as change from "./change";
import { Settings } from "./schema";

/** Changes the settings of this installation. */
export const changeSettings = action(Settings, change.changeSettings);
