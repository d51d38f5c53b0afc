import type { HttpResult, Limits, HttpRequest } from "@/lib/boomstream/http-request";
import type { METHODS, openStore, Refusal } from "./service-process";
import type { Process, World } from "./world";

type Sandbox = {
  METHODS: typeof METHODS;
  openStore: typeof openStore;
  Refusal: typeof Refusal;
};

/** The probability of each fault; all 0: a service without faults. */
export type ServiceFaults = {
  refused: number;
  reset: number;
  failed: number;
  lost: number;
  silent: number;
  /** A long pause of the process immediately before it sends an invitation. */
  stall: number;
  /** Slow executions, and their maximum duration (ms), which is less than Foyer's settle time. */
  slow: number;
  slowest: number;
};

/** The callbacks of the run for events at the service. */
type ServiceEvents = {
  executed: () => void;
  /** Returns true if this process may be paused now. */
  mayPause: (process: Process) => boolean;
};

/** A write that was sent, but not executed yet. */
export type Pending = { method: string; email: string; code: string };

/** The simulated Boomstream: the sandbox's store and methods behind a faulty network. */
export function createService(
  world: World,
  sandbox: Sandbox,
  faults: ServiceFaults,
  { executed: onExecuted, mayPause }: ServiceEvents,
) {
  const store = sandbox.openStore(":memory:");
  const mails = new Map<string, number>();
  const addMail = store.addMail.bind(store);
  store.addMail = (mail) => {
    mails.set(mail.receiver, (mails.get(mail.receiver) ?? 0) + 1);
    addMail(mail);
  };
  const pending = new Set<Pending>();
  const executed: (Pending & { at: number })[] = [];
  /** The processes that were paused before sending an invitation, by its address. */
  const stalled = new Map<string, Process>();
  /** The names of each participant in chronological order, by code. */
  const names = new Map<string, string[]>();
  let tokens = 0;
  const context = {
    store,
    tokens: {
      sign: async () => `token-${(tokens += 1)}`,
      check: async () => "invalid" as const,
    },
    duplicates: "same" as const,
    origin: "https://boomstream.example",
  };

  async function execute(method: string, parameters: Record<string, string>): Promise<string> {
    const work = sandbox.METHODS[method];
    if (!work) return JSON.stringify({ Status: "Failed", Message: "Method not found" });
    try {
      return JSON.stringify({ ...(await work(context, parameters)), Status: "Success" });
    } catch (error) {
      if (!(error instanceof sandbox.Refusal)) throw error;
      return JSON.stringify({ Status: "Failed", Message: error.message });
    }
  }

  function sendHttpRequest(
    process: Process,
    request: HttpRequest,
    kind: "read" | "write",
    { timeoutMs, maySend = () => true }: Limits,
  ): Promise<HttpResult> {
    return new Promise((resolve) => {
      let sent = false;
      const cancel = world.schedule(timeoutMs, process, () =>
        finish({ kind: "failed", why: "late", sent }),
      );
      function finish(result: HttpResult): void {
        cancel();
        resolve(result);
      }
      const respond = (result: HttpResult) => {
        const delay = world.chance(faults.slow)
          ? world.between(80, timeoutMs)
          : world.between(1, 80);
        world.schedule(delay, process, () => finish(result));
      };
      const method = request.url.pathname.split("/conference/")[1] ?? "";
      const parameters: Record<string, string> = JSON.parse(request.body ?? "{}");
      const { email = "", code = "" } = parameters;
      const connecting = world.chance(0.05) ? world.between(100, 1_500) : world.between(1, 20);
      world.schedule(connecting, process, () => {
        if (method === "invite" && world.chance(faults.stall) && mayPause(process)) {
          world.pause(process, world.between(30_000, 60_000));
          stalled.set(email, process);
        }
        world.schedule(0, process, send);
      });
      function send(): void {
        if (world.chance(faults.refused))
          return finish({ kind: "failed", why: "cut", sent: false });
        if (kind === "write" && !maySend())
          return finish({ kind: "failed", why: "late", sent: false });
        sent = true;
        wakeStalled(email, process);
        // The lease of the edit expires before its response is read.
        if (method === "client/update" && world.chance(3 * faults.stall) && mayPause(process))
          world.pause(process, world.between(15_000, 40_000));
        const write = { method, email, code };
        if (kind === "write") pending.add(write);
        const delay = world.chance(faults.slow)
          ? world.between(0, faults.slowest)
          : world.between(2, 300);
        // A sent request arrives even if its process ends.
        world.schedule(delay, null, () => {
          pending.delete(write);
          if (world.chance(faults.reset))
            return respond({ kind: "failed", why: "cut", sent: true });
          if (world.chance(faults.failed))
            return respond({ kind: "responded", httpStatus: 500, body: "<html></html>" });
          if (kind === "write") executed.push({ ...write, at: world.now() });
          void execute(method, parameters).then((body) => {
            if (kind === "write") onExecuted();
            if (method === "client/update") noteName(code);
            if (world.chance(faults.silent)) return;
            if (world.chance(faults.lost)) respond({ kind: "failed", why: "cut", sent: true });
            else respond({ kind: "responded", httpStatus: 200, body });
          });
        });
      }
    });
  }

  /** Often resumes a paused process while another process sends the same invitation. */
  function wakeStalled(email: string, sender: Process): void {
    const process = stalled.get(email);
    if (!process || process === sender) return;
    stalled.delete(email);
    if (world.chance(0.8)) world.pause(process, world.between(0, 600));
  }

  function noteName(code: string): void {
    const name = store.client(code)?.name;
    if (name === undefined) return;
    const known = names.get(code) ?? [];
    names.set(code, known);
    if (known.at(-1) !== name) known.push(name);
  }

  return { store, mails, pending, executed, names, noteName, sendHttpRequest };
}

export type Service = ReturnType<typeof createService>;
