export const dynamic = "force-dynamic";

export { GET } from "./ready/route";
