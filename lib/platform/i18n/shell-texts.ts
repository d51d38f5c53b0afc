/** What every page behind sign-in has: the frame, its menus and what toasts and forms say. */
export const SHELL_TEXTS = [
  "common",
  "errors",
  "notices",
  "participants",
  "people",
  "validation",
] as const;
