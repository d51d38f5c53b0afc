import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { renderHelp } from "./render";
import { TOPICS } from "./topics";

const read = (locale: string, topic: string) =>
  readFileSync(`docs/help/${locale}/${topic}.md`, "utf8");

describe.each(LOCALES)("the help in %s", (locale) => {
  it("has every page, and no other", () => {
    const files = readdirSync(`docs/help/${locale}`).map((name) => name.replace(/\.md$/, ""));
    expect(files.toSorted()).toEqual([...TOPICS].toSorted());
  });

  it.each(TOPICS)("renders %s with a title, and every link leads somewhere", (topic) => {
    const text = read(locale, topic);
    expect(text).toMatch(/^# \S/);
    const html = renderHelp(text);
    expect(html).not.toMatch(/\.md"/);
    for (const [, target = ""] of text.matchAll(/\]\(([\w-]+\.md)\)/g)) {
      expect(existsSync(`docs/help/${locale}/${target}`), target).toBe(true);
    }
    for (const [, picture = ""] of text.matchAll(/\]\(\.\.\/\.\.\/\.\.\/([^)]+)\)/g)) {
      expect(picture).toMatch(new RegExp(`\\.${locale}\\.webp$`));
      expect(statSync(picture).size, picture).toBeLessThan(80_000);
      expect(html).toContain(`<img loading="lazy" src="${picture.replace("public", "")}" alt="`);
    }
  });
});

it("has the same headings and tables in both languages", () => {
  const shape = (text: string) => text.match(/^(#+ |\d+\. |\| [^-])/gm)?.map((one) => one[0]);
  for (const topic of TOPICS)
    expect(shape(read("ru", topic)), topic).toEqual(shape(read("en", topic)));
});

/** Returns every text of a dictionary. */
function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}

it("names only controls that exist", () => {
  const known = [
    "Node 20.9 or later",
    "Node 20.9 или новее",
    "Ctrl K",
    "Открыли",
    "Нажали «Войти»",
  ];
  for (const locale of LOCALES) {
    const labels = new Set(known);
    const folder = `lib/platform/i18n/${locale}`;
    for (const file of readdirSync(folder))
      for (const text of texts(JSON.parse(readFileSync(`${folder}/${file}`, "utf8"))))
        labels.add(text);
    const named = TOPICS.flatMap((topic) => {
      const text = read(locale, topic).replaceAll(/\s+/g, " ");
      const bold = [...text.matchAll(/\*\*([^*]+)\*\*/g)];
      // In Russian, controls are in guillemets; messages from the terminal stay in English.
      const quoted = locale === "ru" ? [...text.matchAll(/«([А-ЯЁ][^«»…]*)»/g)] : [];
      // Quotation marks inside of others: „ and “.
      return [...bold, ...quoted].map(([, name = ""]) => ({
        topic,
        name: name.replace("„", "«").replace("“", "»"),
      }));
    });
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter(({ name }) => !labels.has(name))).toEqual([]);
  }
});

it("names only settings and commands that exist", () => {
  const settings = readFileSync(".env.example", "utf8");
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(
    readFileSync("package.json", "utf8"),
  );
  for (const locale of LOCALES) {
    const text = TOPICS.map((topic) => read(locale, topic)).join("\n");
    for (const [name] of text.matchAll(/\b(?:FOYER|BOOMSTREAM)_[A-Z_]*[A-Z]\b/g)) {
      expect(settings, name).toContain(name);
    }
    for (const [, name = ""] of text.matchAll(/npm run ([\w:]+)/g)) {
      expect(Object.keys(scripts), name).toContain(name);
    }
  }
});

it("quotes only messages that Foyer shows", () => {
  const code = ["lib", "scripts"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(ts|mjs)$/.test(name) && !name.endsWith(".test.ts"))
      .map((name) => readFileSync(`${folder}/${name}`, "utf8")),
  );
  for (const locale of LOCALES) {
    const folder = `lib/platform/i18n/${locale}`;
    const dictionaries = readdirSync(folder).map((file) =>
      texts(JSON.parse(readFileSync(`${folder}/${file}`, "utf8"))).join("\n"),
    );
    const all = [...code, ...dictionaries].join("\n").replaceAll("''", "'").toLowerCase();
    const symptoms = [...read(locale, "troubleshooting").matchAll(/^\| ["«]([^"»]+)["»]/gm)];
    const quoted = symptoms.map(([, text = ""]) => text.replace(/…$/, "").trim().toLowerCase());
    expect(quoted.length).toBeGreaterThan(5);
    expect(quoted.filter((text) => !all.includes(text))).toEqual([]);
  }
});

it("names only addresses, files and programs that exist", () => {
  for (const locale of LOCALES) {
    const text = TOPICS.map((topic) => read(locale, topic)).join("\n");
    const addresses = [...text.matchAll(/`(?:GET |POST )?(\/(?:api|metrics)[\w/]*)/g)];
    expect(addresses.length).toBeGreaterThan(3);
    for (const [, address = ""] of addresses) {
      expect(existsSync(`app${address}/route.ts`), address).toBe(true);
    }
    const samples = [...text.matchAll(/`((?:grafana|prometheus|nginx|caddy|systemd)\/[\w.]+)`/g)];
    expect(samples.length).toBeGreaterThan(1);
    for (const [, file = ""] of samples) expect(existsSync(`deploy/${file}`), file).toBe(true);
    for (const [, name = ""] of text.matchAll(/\bbin\/([\w-]+)\.mjs/g)) {
      expect(existsSync(`scripts/${name}.ts`), name).toBe(true);
    }
  }
});

it("names only metrics that exist", () => {
  const code = ["lib/platform/metrics.ts", "lib/server/collect-metrics.ts"]
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  for (const locale of LOCALES) {
    const text = TOPICS.map((topic) => read(locale, topic)).join("\n");
    const named = [...text.matchAll(/\bfoyer_(\w+)/g)].map(([, name = ""]) => name);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !code.includes(`${name}"`))).toEqual([]);
  }
});

it("escapes HTML and refuses other schemes", () => {
  const html = renderHelp(
    '<img src=x onerror="alert(1)"> [a](javascript:alert(1)) [b](http://b.example)',
  );
  expect(html).not.toContain("<img");
  expect(html).not.toContain("javascript:");
  expect(html).toContain('href="http://b.example"');
});
