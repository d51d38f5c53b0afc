// The reference without a framework: all rows in the page, only the visible ones in the document.
const ROW = 48;
const OVERSCAN = 12;
const search = document.querySelector("input");
const status = document.querySelector("[role=status]");
const [before, body, after] = ["before", "rows", "after"].map((id) => document.getElementById(id));
let people = [];
let shown = [];
let first = -1;

function space(place, rows) {
  place.innerHTML =
    rows > 0 ? `<tr><td style="height:${rows * ROW}px;padding:0;border:0"></td></tr>` : "";
}

function paint(force) {
  const top = Math.max(0, window.scrollY - body.parentElement.offsetTop);
  const from = Math.max(0, Math.floor(top / ROW) - OVERSCAN);
  if (from === first && !force) return;
  first = from;
  const to = Math.min(shown.length, from + Math.ceil(window.innerHeight / ROW) + 2 * OVERSCAN);
  space(before, from);
  body.innerHTML = shown
    .slice(from, to)
    .map(
      ({ name, email, moderator, added }, at) =>
        `<tr aria-rowindex="${from + at + 2}"><td>${name}</td><td>${email}</td><td>${moderator ? "Moderator" : "Participant"}</td><td>${added}</td></tr>`,
    )
    .join("");
  space(after, shown.length - to);
}

function filter() {
  const text = search.value.trim().toLowerCase();
  shown = text === "" ? people : people.filter((one) => one.search.includes(text));
  status.textContent = `${shown.length} matches`;
  paint(true);
}

search.addEventListener("input", filter);
window.addEventListener("scroll", () => paint(false));
const response = await fetch(`/rows${location.search}`);
people = (await response.json()).map((one) => ({
  ...one,
  search: `${one.name} ${one.email} ${one.code}`.toLowerCase(),
}));
filter();
