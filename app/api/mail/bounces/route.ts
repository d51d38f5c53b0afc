import { receiveBounces } from "@/lib/mail/receive-bounces";

/** Receives bounces from a mail service. */
export async function POST(request: Request): Promise<Response> {
  return receiveBounces(request);
}
