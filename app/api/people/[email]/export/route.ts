import { fileResponse } from "@/lib/access/file-response";
import { isOwn } from "@/lib/access/origin";
import { exportPersonalData } from "@/lib/personal-data/export";
import { ExportFormat } from "@/lib/personal-data/schema";

/**
 * Returns everything stored about a person as a file. A POST from our own pages, because the export is
 * recorded.
 */
export async function POST(
  request: Request,
  context: { params: Promise<{ email: string }> },
): Promise<Response> {
  if (!isOwn(request.headers)) return new Response(null, { status: 403 });
  const { email } = await context.params;
  const format = ExportFormat.parse(new URL(request.url).searchParams.get("format"));
  return fileResponse(request, () => exportPersonalData(email, format));
}
