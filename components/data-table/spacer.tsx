import { ROW_HEIGHT, STACKED_HEIGHT } from "./use-stacked";

/** Empty space in a table, as high as the rows that are not drawn (px). Not for server HTML. */
export function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" className="block">
      <td className="block p-0" style={{ height }}>
        {null}
      </td>
    </tr>
  );
}

/**
 * The same in server HTML, for this number of rows, so that a reload keeps the scroll position. The content security
 * policy forbids inline styles there. The server does not know the screen width, so it renders two cells, of which
 * one is visible.
 */
export function ServedSpacer({ rows }: { rows: number }) {
  if (rows <= 0) return null;
  return (
    <tr aria-hidden="true" className="block">
      <td height={rows * ROW_HEIGHT} className="block p-0 max-md:hidden">
        {null}
      </td>
      <td height={rows * STACKED_HEIGHT} className="block p-0 md:hidden">
        {null}
      </td>
    </tr>
  );
}
