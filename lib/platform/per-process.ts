/**
 * Returns the value with this name, made on first use. Next bundles instrumentation, routes and actions
 * apart, each with its own modules: state that must exist once per process lives here.
 */
export { remember as perProcess } from "@epic-web/remember";
