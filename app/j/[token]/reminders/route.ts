import { showStopReminders, stopRemindersFromPage } from "@/lib/guest-pages/stop-reminders";

type Context = { params: Promise<{ token: string }> };

/** The page that asks whether to stop reminders. Changes nothing. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return showStopReminders(request, (await params).token);
}

/** Returns the same response without a body. */
export const HEAD = GET;

/** Stops reminders, from the page's button or from the email program's (RFC 8058). */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return stopRemindersFromPage(request, (await params).token);
}
