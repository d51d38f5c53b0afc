"use server";

/** The least that an action can do which makes a call: nothing else. */
export async function call(url, init) {
  const answer = await fetch(url, init);
  return answer.json();
}
