"use server";

import { action } from "@/lib/access/action";
import * as decide from "./decide";
import { DecideApproval } from "./schema";

/** Approves or declines another person's request */
export const decideApproval = action(DecideApproval, decide.decideApproval);
