"use server";

import { action } from "@/lib/access/action";
import * as z from "@/lib/platform/zod";
import * as records from "./check-records";
import * as server from "./check-server";
import * as lift from "./lift-suppression";
import { CheckRecords, LiftSuppression, SendAgain, SendTest, SetProjectMail } from "./schema";
import * as again from "./send-again";
import * as test from "./send-test";
import * as project from "./set-project-mail";

/** Turns Foyer's email for a project on or off. */
export const setProjectMail = action(SetProjectMail, project.setProjectMail);

/** Connects to the email server and signs in. */
export const checkServer = action(z.object({}), server.checkServer);

/** Sends a test message. */
export const sendTest = action(SendTest, test.sendTest);

/** Reads the SPF, DKIM and DMARC records of the sender. */
export const checkRecords = action(CheckRecords, records.checkRecords);

/** Unblocks an address that was rejected. */
export const liftSuppression = action(LiftSuppression, lift.liftSuppression);

/** Sends a message with an unknown result again. */
export const sendAgain = action(SendAgain, again.sendAgain);
