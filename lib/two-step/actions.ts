"use server";

import { action } from "@/lib/access/action";
import * as z from "@/lib/platform/zod";
import * as codes from "./renew-recovery-codes";
import { ConfirmTwoSteps, TurnOffTwoSteps } from "./schema";
import * as off from "./turn-off";
import * as on from "./turn-on";

/** Returns a secret for an authenticator app. */
export const beginTwoSteps = action(z.object({}), on.beginTwoSteps);

/** Turns two-step verification on; returns the recovery codes. */
export const confirmTwoSteps = action(ConfirmTwoSteps, on.confirmTwoSteps);

/** Turns two-step verification off. */
export const turnOffTwoSteps = action(TurnOffTwoSteps, off.turnOffTwoSteps);

/** Returns new recovery codes. */
export const renewRecoveryCodes = action(z.object({}), codes.renewRecoveryCodes);
