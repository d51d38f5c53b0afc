import * as z from "@/lib/platform/zod";

const Encoded = z.string().check(z.maxLength(20_000), z.regex(/^[\w-]*$/));
const credential = { id: Encoded, rawId: Encoded, type: z.literal("public-key") };

/** The browser's result after creating a passkey (WebAuthn, RegistrationResponseJSON). */
export const NewCredential = z.object({
  ...credential,
  response: z.object({ clientDataJSON: Encoded, attestationObject: Encoded }),
});
export type NewCredential = z.infer<typeof NewCredential>;

/** The browser's result after using a passkey (WebAuthn, AuthenticationResponseJSON). */
export const Assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: Encoded,
    authenticatorData: Encoded,
    signature: Encoded,
    userHandle: z.optional(Encoded),
  }),
});
export type Assertion = z.infer<typeof Assertion>;
