import { receiveBounces } from "@/lib/mail/receive-bounces";

/** Takes the bounces that a mail service reports. */
export async function POST(request: Request): Promise<Response> {
  return receiveBounces(request);
}
