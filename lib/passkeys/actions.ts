"use server";

import { action } from "@/lib/access/action";
import * as z from "@/lib/platform/zod";
import * as add from "./add";
import * as remove from "./delete";
import { AddPasskey, PasskeyId } from "./schema";

/** Returns the options that the browser passes to an authenticator. */
export const beginPasskey = action(z.object({}), add.beginPasskey);

/** Stores a passkey that the person's authenticator has created. */
export const addPasskey = action(AddPasskey, add.addPasskey);

/** Removes one of the person's own passkeys. */
export const removePasskey = action(PasskeyId, remove.removePasskey);
