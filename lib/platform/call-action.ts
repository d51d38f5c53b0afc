import { type ActionResult, fail } from "./result";

/**
 * Calls a server action from the browser. Where Foyer itself does not answer, that is a failure
 * like any other (`offline`), not an exception that takes the screen away.
 */
export async function attempt<T>(run: () => Promise<ActionResult<T>>): Promise<ActionResult<T>> {
  try {
    return await run();
  } catch (error) {
    // A redirect (to sign-in, say) travels as an exception with a digest; it is the router's.
    if (error instanceof Error && "digest" in error) throw error;
    return fail("offline");
  }
}
