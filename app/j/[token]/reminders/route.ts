import { showStopReminders, stopRemindersFromPage } from "@/lib/guest-pages/stop-reminders";

type Context = { params: Promise<{ token: string }> };

/** Asks whether reminders are to stop; changes nothing. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return showStopReminders(request, (await params).token);
}

/** The same without a body. */
export const HEAD = GET;

/** Stops them: the page's button, or a mail program's own (RFC 8058). */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return stopRemindersFromPage(request, (await params).token);
}
