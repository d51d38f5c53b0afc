import "server-only";
import { unstable_rethrow } from "next/navigation";
import * as core from "zod/v4/core";
import { AccessError } from "./access-error";
import { fromOwnPage } from "./origin";
import { recordRefusal } from "./record-refusal";
import { isBusyError } from "@/lib/platform/busy-error";
import { log, requestId } from "@/lib/platform/log";
import { metrics } from "@/lib/platform/metrics";
import { type ActionResult, fail } from "@/lib/platform/result";

/**
 * Returns a server action that accepts requests from our own pages only, validates its input with the schema
 * of the form, and returns every failure as a value. `run` calls the guard first. A full queue returns `busy`.
 * Other errors are logged with the request's id and return `unexpected`.
 */
export function action<S extends core.$ZodType, T>(
  schema: S,
  run: (input: core.output<S>) => Promise<ActionResult<T>>,
): (input: core.input<S>) => Promise<ActionResult<T>> {
  return async (input) => {
    const result = await perform(schema, run, input);
    metrics().actions.inc({ outcome: result.ok ? "ok" : result.error.code });
    return result;
  };
}

async function perform<S extends core.$ZodType, T>(
  schema: S,
  run: (input: core.output<S>) => Promise<ActionResult<T>>,
  input: core.input<S>,
): Promise<ActionResult<T>> {
  try {
    if (!(await fromOwnPage())) return fail("not-allowed");
    const parsed = await core.safeParseAsync(schema, input);
    if (!parsed.success) return fail("invalid", { fields: fieldsOf(parsed.error) });
    return await run(parsed.data);
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof AccessError) {
      await recordRefusal(error);
      return fail(error.code);
    }
    if (isBusyError(error)) return fail("busy");
    log.error({ err: error, requestId: await requestId() }, "action failed");
    return fail("unexpected");
  }
}

/** The first message of each field; a schema's messages are keys under `validation`. */
function fieldsOf(error: core.$ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.join(".")] ??= issue.message;
  return fields;
}
