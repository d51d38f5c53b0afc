import { openLostLinkPage, requestLostLink } from "@/lib/guest-pages/lost-link";

type Context = { params: Promise<{ page: string }> };

/** The page on which participants of a conference ask for their link, in plain HTML. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return openLostLinkPage(request, (await params).page);
}

/** Returns the same response without a body. */
export const HEAD = GET;

/** Accepts an address that asks for its link. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return requestLostLink(request, (await params).page);
}
