"use server";

import { action } from "@/lib/access/action";
import * as z from "@/lib/platform/zod";
import * as data from "./data";
import { ConfirmTwoSteps } from "./schema";

/** A secret for one's app */
export const beginTwoSteps = action(z.object({}), data.beginTwoSteps);

/** Two steps on, and the recovery codes */
export const confirmTwoSteps = action(ConfirmTwoSteps, data.confirmTwoSteps);

/** Two steps off */
export const turnOffTwoSteps = action(z.object({}), data.turnOffTwoSteps);

/** Other recovery codes */
export const renewRecoveryCodes = action(z.object({}), data.renewRecoveryCodes);
