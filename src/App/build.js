// Builds what the browser loads into wwwroot/lib. App.csproj runs it when an input changed and embeds the result in the program,
// so the pages need no file beside it and no outside address.
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { brotliCompressSync, constants } from "node:zlib";
import { build } from "esbuild";
import subset from "subset-font";

const out = "wwwroot/lib/";
const characters = (...ranges) =>
  ranges.map(([first, last]) => String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i))).join("");

// Whole Arabic and extended Latin fonts weigh 50 to 60 kB a weight. These ranges hold the letters of every name in Arabic, Kurdish,
// Persian and Turkish and of the usual transliterations; rarer signs fall back to the reader's own fonts.
const arabic = characters([0x20, 0x20], [0x60c, 0x60c], [0x61b, 0x61b], [0x61f, 0x655], [0x660, 0x66d], [0x670, 0x6d5], [0x200c, 0x200f]);
const latinExtended = characters([0x100, 0x17f], [0x1cd, 0x1dc], [0x218, 0x21b], [0x2bb, 0x2bf], [0x1e0c, 0x1e0d], [0x1e24, 0x1e25],
  [0x1e62, 0x1e63], [0x1e6c, 0x1e6d], [0x1e92, 0x1e93]);

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const fonts = {};
for (const weight of [400, 600]) {
  await font(`noto-sans/files/noto-sans-latin-${weight}`, `latin-${weight}`);
  await font(`noto-sans/files/noto-sans-cyrillic-${weight}`, `cyrillic-${weight}`);
  await font(`noto-sans/files/noto-sans-latin-ext-${weight}`, `latin-extended-${weight}`, latinExtended);
  await font(`noto-sans-arabic/files/noto-sans-arabic-arabic-${weight}`, `arabic-${weight}`, arabic);
}
const options = { bundle: true, minify: true, format: "esm", target: "es2022", legalComments: "none", write: false, outdir: out };
const bundles = [
  await build({ ...options, entryPoints: ["wwwroot/app.css", "wwwroot/app.js"], external: ["*.woff2"] }),
  await build({ ...options, entryPoints: ["wwwroot/map.js", "wwwroot/register.js"] }),
  await build({ ...options, entryPoints: { "map-worker": "maplibre-gl/dist/maplibre-gl-worker.mjs" } }),
  await build({ ...options, entryPoints: { map: "maplibre-gl/dist/maplibre-gl.css" } }),
];
for (const file of bundles.flatMap(bundle => bundle.outputFiles)) {
  const name = file.path.split(/[\\/]/).pop();
  await pack(name, name === "app.css" ? file.text.replace(/[a-z-]+\d+\.woff2/g, font => `${font}?v=${fonts[font]}`) : file.contents);
}
await pack("icon.svg", await readFile("wwwroot/icon.svg"));

await writeFile(out + "built.txt", "");

async function font(from, to, kept) {
  const whole = await readFile(`node_modules/@fontsource/${from}-normal.woff2`);
  const contents = kept ? await subset(whole, kept, { targetFormat: "woff2" }) : whole;
  // The same version as Assets.Url gives, so that a font is loaded once whoever asks for it.
  fonts[`${to}.woff2`] = createHash("sha256").update(contents).digest("hex").slice(0, 8);
  await writeFile(`${out}${to}.woff2`, contents);
}

async function pack(name, contents) {
  await writeFile(`${out}${name}.br`, brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
}
