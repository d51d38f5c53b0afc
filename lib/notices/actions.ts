"use server";

import { action } from "@/lib/access/action";
import * as dismiss from "./dismiss";
import { NoticeId } from "./schema";

/** Dismisses one of the person's own notices. */
export const dismissNotice = action(NoticeId, dismiss.dismissNotice);
