import { notFound } from "next/navigation";

/** Any address without a page: the not-found page inside the navigation. */
export default function MissingPage(): never {
  notFound();
}
