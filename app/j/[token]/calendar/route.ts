import { guestCalendar } from "@/lib/guest-pages/handlers";

type Context = { params: Promise<{ token: string }> };

/** The calendar file of a personal link. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return guestCalendar(request, (await params).token);
}

/** Returns the same response without a body. */
export const HEAD = GET;
