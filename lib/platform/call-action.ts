import { type ActionResult, fail } from "./result";

/**
 * Calls a server action from the browser. If Foyer does not respond, returns `offline` instead of
 * throwing.
 */
export async function attempt<T>(run: () => Promise<ActionResult<T>>): Promise<ActionResult<T>> {
  try {
    return await run();
  } catch (error) {
    // A redirect is an exception with a digest, which the router handles.
    if (error instanceof Error && "digest" in error) throw error;
    return fail("offline");
  }
}
