/** Counts attacks, and which of them got through. */
export function attackList() {
  const through: string[] = [];
  let tried = 0;
  return {
    /** Notes one attack. It got through where `isStopped` is false, or where a list says what it added. */
    note(name: string, isStopped: boolean | readonly string[]) {
      tried += 1;
      if (isStopped === false) through.push(name);
      if (typeof isStopped === "object")
        through.push(...isStopped.map((what) => `${name}: ${what}`));
    },
    result: () => ({ tried, through }),
  };
}
