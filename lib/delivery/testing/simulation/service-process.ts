/* The simulated Boomstream is a separate process with the sandbox's store and methods. */
export { METHODS, Refusal } from "@/lib/sandbox/methods";
export { openStore } from "@/lib/sandbox/store";
