/** Counts attacks and lists the successful ones. */
export function attackList() {
  const through: string[] = [];
  let tried = 0;
  return {
    /** Adds one attack. It was successful if `isStopped` is false or a list of added rows is not empty. */
    note(name: string, isStopped: boolean | readonly string[]) {
      tried += 1;
      if (isStopped === false) through.push(name);
      if (typeof isStopped === "object")
        through.push(...isStopped.map((what) => `${name}: ${what}`));
    },
    result: () => ({ tried, through }),
  };
}
