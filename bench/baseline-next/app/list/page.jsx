import { connection } from "next/server";

const PEOPLE = Array.from({ length: 2_000 }, (_, at) => ({
  code: `c${String(at).padStart(7, "0")}`,
  name: `Anna Abbott ${at}`,
  email: `person${String(at).padStart(4, "0")}@example.com`,
}));

/** A constant list, rendered for each request as Foyer's pages are; `rows` sets its size. */
export default async function Page({ searchParams }) {
  await connection();
  const { rows } = await searchParams;
  return (
    <table>
      <tbody>
        {PEOPLE.slice(0, Number(rows)).map(({ code, name, email }) => (
          <tr key={code} className="border-b border-line hover:bg-surface-sunken">
            <td className="px-3 py-2 align-middle">{name}</td>
            <td className="px-3 py-2 align-middle text-ink-muted">{email}</td>
            <td className="px-3 py-2 align-middle text-ink-muted">Participant</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
