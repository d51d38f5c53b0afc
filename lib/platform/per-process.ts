/**
 * Returns the value with this name, created on first use. Next bundles instrumentation, routes and actions
 * separately, each with its own modules. State that must exist once per process belongs here.
 */
export { remember as perProcess } from "@epic-web/remember";
