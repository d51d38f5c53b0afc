import type { ErrorCode } from "@/lib/platform/errors";

/** What the sign-in form is told; the address is given back so that it need not be typed again. */
export type SignInState = {
  error?: Extract<
    ErrorCode,
    "wrong-credentials" | "invalid" | "busy" | "too-many-attempts" | "not-allowed" | "unexpected"
  >;
  email?: string;
};

/** What the form of the second step is told. */
export type SecondStepState = {
  error?: Extract<
    ErrorCode,
    "wrong-code" | "busy" | "too-many-attempts" | "not-allowed" | "unexpected"
  >;
};
