import { expect, test } from "vitest";
import { planOf } from "@/lib/imports/preview/plan-summary";
import type { Plan } from "@/lib/imports/preview/types";
import { textOf } from "../testing/render";
import { usePlanSentences } from "./use-plan-sentences";

const NOTHING = planOf([]);

function Words({ plan }: { plan: Partial<Plan> }) {
  return usePlanSentences({ ...NOTHING, ...plan }).map((sentence) => (
    <p key={sentence}>{sentence}</p>
  ));
}

test("states that nobody or everyone is emailed", () => {
  const plan = { invite: 2, reachable: 2 };
  expect(textOf(<Words plan={plan} />)).toMatch(/2 people.*no(?:body| email)/i);
  expect(textOf(<Words plan={{ ...plan, notified: 2 }} />)).not.toMatch(/no(?:body| email)/i);
});

test("lists every kind of change, skipped rows last", () => {
  const text = textOf(<Words plan={{ restore: 1, update: 2, revoke: 3, skip: 4, reachable: 1 }} />);
  const order = ["1", "2", "3", "4"].map((count) => text.indexOf(count));
  expect(order).toEqual(order.toSorted((one, other) => one - other));
  expect(order).not.toContain(-1);
});

test("states that there is nothing to do", () => {
  expect(textOf(<Words plan={{}} />)).not.toBe("");
});
