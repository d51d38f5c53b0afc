import { receiveBounces } from "@/lib/mail/receive-bounces";

/** Receives bounces from an email service. */
export async function POST(request: Request): Promise<Response> {
  return receiveBounces(request);
}
