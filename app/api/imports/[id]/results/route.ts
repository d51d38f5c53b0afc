import { requestLocale } from "@/lib/platform/i18n/server";
import { fileResponse } from "@/lib/access/file-response";
import { downloadResults } from "@/lib/imports/export";
import { ResultsParams } from "@/lib/imports/export";

/** Returns the results and links of an import, or its failed rows, as CSV or XLSX. */
export async function GET(
  request: Request,
  context: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await context.params;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return fileResponse(request, async () =>
    downloadResults(id, ResultsParams.parse(query), await requestLocale()),
  );
}
