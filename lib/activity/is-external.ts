/** Whether an action was not done here: Foyer noticed it when it looked. */
export function isOutside(action: string): boolean {
  return action.includes(".outside-");
}
