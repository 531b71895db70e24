// The words of the page, read from its own catalogue (src/i18n/texts), so that a test names what it looks for and
// a better wording breaks no test.
//
//   const say = wordsOf("en");
//   say.figures.explain                        "Where this comes from"
//   fill(say.shell.was_deleted, { name })    "Deleted “…”"
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const source = join(dirname(fileURLToPath(import.meta.url)), "../src");
const texts = join(source, "i18n/texts");

const STRING = String.raw`"((?:[^"\\]|\\.)*)"`;
// name: "中文", "English";
const PAIR = new RegExp(String.raw`^\s*(\w+): ${STRING},\s*${STRING};`, "gm");
// name: "words",
const SINGLE = new RegExp(String.raw`^\s*(\w+): ${STRING},`, "gm");

// level("名称", "说明", "Name", "What it looks like")
const LEVEL = new RegExp(String.raw`\blevel\(\s*${STRING},\s*${STRING},\s*${STRING},\s*${STRING},?\s*\)`, "g");

const plain = (literal) => literal.replace(/\\(["\\])/g, "$1").replace(/\\n/g, "\n");

// A file holds pairs, or one constant per language. Where a name comes twice, the first counts.
function section(file) {
  const text = readFileSync(file, "utf8");
  const [zh, en] = [{}, {}];
  for (const [, name, first, second] of text.matchAll(PAIR)) {
    zh[name] ??= plain(first);
    en[name] ??= plain(second);
  }
  const [, zhPart = "", enPart = ""] = text.split(/^pub\(super\) static (?:ZH|EN)\b/m);
  for (const [, name, words] of zhPart.matchAll(SINGLE)) zh[name] ??= plain(words);
  for (const [, name, words] of enPart.matchAll(SINGLE)) en[name] ??= plain(words);
  return { zh: strict(zh, file), en: strict(en, file) };
}

// A name that is not there is a mistake of the test, not an empty word.
function strict(words, where) {
  return new Proxy(words, {
    get(list, name) {
      if (!(name in list)) throw new Error(`${where} has no words ${String(name)}`);
      return list[name];
    },
  });
}

const SECTIONS = Object.fromEntries(
  readdirSync(texts)
    .filter((name) => name.endsWith(".rs") && name !== "mod.rs" && name !== "catalogue.rs")
    .map((name) => [name.replace(/\.rs$/, ""), section(join(texts, name))]),
);

const short = (language) => (language.startsWith("zh") ? "zh" : "en");

export function wordsOf(language) {
  return Object.fromEntries(Object.entries(SECTIONS).map(([name, both]) => [name, both[short(language)]]));
}

export function fill(template, values) {
  const forms = /\{(\w+)\?([^|}]*)\|([^}]*)\}/g;
  const said = template.replace(forms, (_, name, one, many) => (`${values[name]}` === "1" ? one : many));
  return said.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

// The factors of the template by their ids: name, question, and the names of the levels from the lowest up.
export function factorsOf(language) {
  const text = readFileSync(join(source, "models/lead_tiering/template_text.rs"), "utf8");
  const field = (block, name) => plain(block.match(new RegExp(String.raw`\b${name}: ${STRING}`))[1]);
  const blocks = text.split(/^const \w+: FactorText = /m).slice(1);
  const pick = (block) => ({
    name: field(block, short(language)),
    question: field(block, `question_${short(language)}`),
    levels: [...block.matchAll(LEVEL)].map(([, zh, , en]) => plain(short(language) === "zh" ? zh : en)),
  });
  return Object.fromEntries(blocks.map((block) => [field(block, "id"), pick(block)]));
}
