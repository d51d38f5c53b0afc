import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Calls } from "./calls";
import type { Faults } from "./faults";
import { METHODS, Refusal } from "./methods";
import type { Context } from "./methods";
import { sendFaulty } from "./send-faulty";
import type { ApiRequest } from "./request";
import type { Fields } from "./wire";
import { write } from "./wire";

type Api = {
  context: Omit<Context, "duplicates">;
  faults: Faults;
  calls: Calls;
  apiKey: string;
};

const VERSIONS = [
  { version: "1.0", description: "Boomstream API v.1.0 loads by default" },
  {
    version: "1.1",
    description: "Boomstream API v.1.1. Add &ver=1.1 to the HTTP request to use it.",
  },
  {
    version: "1.2",
    description: "Boomstream API v.1.2. Add &ver=1.2 to the HTTP request to use it.",
  },
];

/** Responds to one API call, with the configured faults. */
export async function answerApi(
  api: Api,
  request: ApiRequest,
  response: ServerResponse,
): Promise<void> {
  const { code } = request.parameters;
  const client =
    request.method.startsWith("client/") && code ? api.context.store.client(code) : undefined;
  const conferenceCode = client?.conference ?? code;
  const email = request.parameters["email"] ?? client?.email;
  const fault = api.faults.match({ method: request.method, conferenceCode, email });
  api.calls.add({
    method: request.method,
    verb: request.verb,
    conferenceCode: conferenceCode ?? null,
    email: email ?? null,
    fault: fault.fault ?? null,
  });
  if (fault.latencyMs > 0) await pause(fault.latencyMs, undefined, { ref: false });
  const outcome =
    fault.fault === "failed"
      ? failed(fault.message)
      : preventsWork(fault.fault)
        ? {}
        : await work(api, request);
  const echo = {
    Version: request.parameters["ver"] ?? "1.0",
    Versions: VERSIONS,
    RequestURI: request.uri,
  };
  await sendFaulty(
    fault.fault,
    response,
    write(cased(fault.fault, { ...outcome, ...echo }), request.format),
  );
}

const preventsWork = (fault: string | undefined): boolean =>
  fault === "reset" || fault === "http-500";

async function work(api: Api, request: ApiRequest): Promise<Fields> {
  if (request.key !== api.apiKey) return failed("Invalid API key");
  const method = Object.hasOwn(METHODS, request.method) ? METHODS[request.method] : undefined;
  if (!method) return failed("Method not found");
  try {
    const duplicates = api.faults.plan().duplicates;
    return {
      ...(await method({ ...api.context, duplicates }, request.parameters)),
      Status: "Success",
    };
  } catch (error) {
    if (error instanceof Refusal) return failed(error.message);
    throw error;
  }
}

const failed = (message: string | undefined): Fields =>
  message === undefined ? { Status: "Failed" } : { Status: "Failed", Message: message };

/**
 * Changes the casing of every name except Status and RequestURI; the service's own responses differ
 * in casing.
 */
function cased(fault: string | undefined, fields: Fields): Fields {
  if (fault !== "wrong-casing") return fields;
  const turn = (name: string) => {
    const first = name.charAt(0);
    return (
      (first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase()) + name.slice(1)
    );
  };
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (name === "Status" || name === "RequestURI" || name === "Versions") return [name, value];
      if (!Array.isArray(value)) return [turn(name), value];
      const items = value.map((one) =>
        typeof one === "object" && one !== null && !Array.isArray(one)
          ? Object.fromEntries(Object.entries(one).map(([inner, deep]) => [turn(inner), deep]))
          : one,
      );
      return [turn(name), items];
    }),
  );
}
