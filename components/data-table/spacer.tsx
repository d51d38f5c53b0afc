/** Empty space in a table, as high as the rows that are not drawn (px). Not for server HTML. */
export function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" className="max-md:block">
      <td className="block p-0" style={{ height }}>
        {null}
      </td>
    </tr>
  );
}
