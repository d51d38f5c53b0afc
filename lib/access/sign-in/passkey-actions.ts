"use server";

import { action } from "@/lib/access/action";
import { Assertion } from "@/lib/access/passkeys/schema";
import * as z from "@/lib/platform/zod";
import * as passkey from "./passkey-sign-in";

/** Returns the options that the browser passes to an authenticator, to sign in. */
export const beginPasskeySignIn = action(z.object({}), passkey.beginPasskeySignIn);

/** Signs in with a passkey. */
export const finishPasskeySignIn = action(Assertion, passkey.finishPasskeySignIn);
