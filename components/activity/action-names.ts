import { ACTIVITY_ACTIONS, type ActivityAction } from "@/lib/audit/actions";

/** Returns true for an action that this version of Foyer can name. */
export function isAction(action: string): action is ActivityAction {
  return ACTIVITY_ACTIONS.some((known) => known === action);
}
