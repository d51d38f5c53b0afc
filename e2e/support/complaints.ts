import type { BrowserContext } from "@playwright/test";

/**
 * Collects the browser's errors on any page of the context: console errors, uncaught exceptions and
 * violations of the content security policy.
 */
export async function listen(context: BrowserContext): Promise<string[]> {
  const complaints: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "error")
      complaints.push(`console: ${message.text()} ${message.location().url}`);
  });
  context.on("weberror", (error) => complaints.push(`exception: ${error.error().message}`));
  await context.exposeFunction("foyerReportViolation", (violation: string) => {
    complaints.push(`policy: ${violation}`);
  });
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const report: unknown = Reflect.get(window, "foyerReportViolation");
      const what = `${event.effectiveDirective} ${event.blockedURI} ${event.sample}`;
      if (typeof report === "function") report(what);
    });
  });
  return complaints;
}
