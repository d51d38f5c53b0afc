import { expect, it } from "vitest";
import { ERROR_CODES } from "@/lib/platform/errors";
import { isLost } from "./use-request-id";

it("keeps the id of a request that may have taken effect", () => {
  expect(ERROR_CODES.filter(isLost)).toEqual(["unknown-outcome", "offline", "unexpected"]);
});
