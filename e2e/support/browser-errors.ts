import type { BrowserContext } from "@playwright/test";

/**
 * Collects the browser's errors on any page of the context: console errors, uncaught exceptions and
 * violations of the content security policy.
 */
export async function collectErrors(context: BrowserContext): Promise<string[]> {
  const errors: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "error")
      errors.push(`console: ${message.text()} ${message.location().url}`);
  });
  context.on("weberror", (error) => errors.push(`exception: ${error.error().message}`));
  await context.exposeFunction("foyerReportViolation", (violation: string) => {
    errors.push(`policy: ${violation}`);
  });
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const report: unknown = Reflect.get(window, "foyerReportViolation");
      const what = `${event.effectiveDirective} ${event.blockedURI} ${event.sample}`;
      if (typeof report === "function") report(what);
    });
  });
  return errors;
}
