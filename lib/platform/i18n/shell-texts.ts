/** The texts of every page after sign-in: the shell, its menus, toasts and forms. */
export const SHELL_TEXTS = [
  "common",
  "errors",
  "notices",
  "participants",
  "people",
  "validation",
] as const;
