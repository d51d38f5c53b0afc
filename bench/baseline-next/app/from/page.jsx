import { connection } from "next/server";
import Link from "next/link";

/** A page with a link to another page, rendered for each request. */
export default async function Page() {
  await connection();
  return (
    <>
      <h1>From</h1>
      <Link href="/to" prefetch={false}>
        To
      </Link>
    </>
  );
}
