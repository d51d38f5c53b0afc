"use server";

/** The smallest action that makes a call. */
export async function call(url, init) {
  const response = await fetch(url, init);
  return response.json();
}
