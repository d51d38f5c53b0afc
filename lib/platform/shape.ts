/**
 * Tells whether a value has a shape. For what the browser reads from Foyer itself and what it kept:
 * every list carries these, where zod would weigh 20 kB. What people and others send is zod's.
 */
export type Shape<T> = (value: unknown) => value is T;

/** The type that a shape stands for. */
export type Shaped<S> = S extends Shape<infer T> ? T : never;

type Fields = Record<string, Shape<unknown>>;
type Optional<F extends Fields> = {
  [K in keyof F]: undefined extends Shaped<F[K]> ? K : never;
}[keyof F];
type Flat<T> = { [K in keyof T]: T[K] };
type ObjectOf<F extends Fields> = Flat<
  { [K in Exclude<keyof F, Optional<F>>]: Shaped<F[K]> } & {
    [K in Optional<F>]?: Shaped<F[K]>;
  }
>;

/** A text. */
export const string: Shape<string> = (value) => typeof value === "string";

/** A number. */
export const number: Shape<number> = (value) => typeof value === "number";

/** True or false. */
export const boolean: Shape<boolean> = (value) => typeof value === "boolean";

/** One of these texts. */
export function oneOf<const T extends string>(texts: readonly T[]): Shape<T> {
  return (value): value is T => texts.some((text) => text === value);
}

/** As the shape says, or null. */
export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return (value): value is T | null => value === null || shape(value);
}

/** As the shape says, or left out. */
export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value): value is T | undefined => value === undefined || shape(value);
}

/** A list whose every item has the shape. */
export function array<T>(shape: Shape<T>): Shape<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.every(shape);
}

/** An object with these fields; others beside them are left as they are. */
export function object<F extends Fields>(fields: F): Shape<ObjectOf<F>> {
  const entries = Object.entries(fields);
  return (value): value is ObjectOf<F> =>
    isRecord(value) && entries.every(([name, shape]) => shape(value[name]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
