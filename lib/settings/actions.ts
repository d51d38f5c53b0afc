"use server";

import { action } from "@/lib/access/action";
import * as change from "./change";
import { ChangeSettings } from "./schema";

/** Changes settings of this installation. */
export const changeSettings = action(ChangeSettings, change.changeSettings);
