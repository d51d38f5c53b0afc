"use server";

/** The smallest action that makes a call. */
export async function call(url, init) {
  const answer = await fetch(url, init);
  return answer.json();
}
