import { markOutdated } from "./new-build";
import { type ActionResult, fail } from "./result";
import { markSessionEnded } from "./session-ended";

/**
 * Calls a server action from the browser. If Foyer does not respond, returns `offline` instead of
 * throwing; if it was updated and no longer has this action, nothing ran, and it returns `outdated`.
 */
export async function attempt<T>(run: () => Promise<ActionResult<T>>): Promise<ActionResult<T>> {
  try {
    const result = await run();
    if (!result.ok && result.error.code === "signed-out") markSessionEnded();
    return result;
  } catch (error) {
    // A redirect is an exception with a digest, which the router handles.
    if (error instanceof Error && "digest" in error) throw error;
    // Next exports no check for it that also loads on the server.
    if (error instanceof Error && error.name === "UnrecognizedActionError") {
      markOutdated();
      return fail("outdated");
    }
    return fail("offline");
  }
}
