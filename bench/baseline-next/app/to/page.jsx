import { connection } from "next/server";
import Link from "next/link";

/** The page that the link of `/from` opens. */
export default async function Page() {
  await connection();
  return (
    <>
      <h1>To</h1>
      <Link href="/from" prefetch={false}>
        From
      </Link>
    </>
  );
}
