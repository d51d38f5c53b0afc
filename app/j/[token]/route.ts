import { joinFromGuestPage, openGuestPage } from "@/lib/guest-pages/handlers";

type Context = { params: Promise<{ token: string }> };

/** The page of a personal link, in plain HTML. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return openGuestPage(request, (await params).token);
}

/** Returns the same response without a body. */
export const HEAD = GET;

/** Joins the conference: redirects to a Boomstream link. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return joinFromGuestPage(request, (await params).token);
}
