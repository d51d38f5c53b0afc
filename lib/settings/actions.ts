"use server";

import { action } from "@/lib/access/action";
import * as data from "./data";
import { Settings } from "./schema";

/** What holds for everyone */
export const changeSettings = action(Settings, data.changeSettings);
