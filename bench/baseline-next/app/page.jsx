/** The smallest page there is. */
export default function Page() {
  return <h1>Hello</h1>;
}
