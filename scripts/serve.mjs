// A plain static file server: what the page must be content with, and nothing more.
// No rewriting, no fallback page, no headers but the type; a missing file is a 404.
//
//   node scripts/serve.mjs [--dir dist] [--host 127.0.0.1] [--port 8080] [--base /]
//
// --base /some/folder/ serves the files under that path. A port that is taken gives the next free one.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json; charset=utf-8",
};

// The file an address names, or nothing: outside the base, outside the folder, or not decodable.
function fileFor(address, { root, base }) {
  let path;
  try {
    path = decodeURIComponent(new URL(address, "http://localhost").pathname);
  } catch {
    return null;
  }
  if (!path.startsWith(base) || path.includes("\0")) return null;
  const inside = path.slice(base.length);
  const file = resolve(root, inside.endsWith("/") || inside === "" ? join(inside, "index.html") : inside);
  return file === root || file.startsWith(root + sep) ? file : null;
}

function answer(response, status, text) {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
  response.end(text);
}

async function handle(request, response, place) {
  if (request.method !== "GET" && request.method !== "HEAD") return answer(response, 405, "Only GET and HEAD.\n");
  const file = fileFor(request.url, place);
  const found = file && (await stat(file).catch(() => null));
  if (!found?.isFile()) return answer(response, 404, "Not found.\n");
  response.writeHead(200, {
    "content-type": TYPES[extname(file)] ?? "application/octet-stream",
    "content-length": found.size,
    "cache-control": "no-cache",
  });
  if (request.method === "HEAD") return response.end();
  createReadStream(file)
    .on("error", () => response.destroy())
    .pipe(response);
}

function listen(server, host, port, tries) {
  return new Promise((done, failed) => {
    server.once("error", (error) => {
      const taken = error.code === "EADDRINUSE" || error.code === "EACCES";
      if (taken && tries > 0) done(listen(server, host, port + 1, tries - 1));
      else failed(error);
    });
    server.listen(port, host, () => done(server.address().port));
  });
}

// Serves `dir`; port 0 takes any free port. Gives the page's address and a way to stop.
export async function serve({ dir = "dist", host = "127.0.0.1", port = 0, base = "/" } = {}) {
  const place = { root: resolve(dir), base: `/${base}/`.replace(/\/+/g, "/") };
  const server = createServer((request, response) => {
    handle(request, response, place).catch(() => answer(response, 500, "The file could not be read.\n"));
  });
  const taken = await listen(server, host, port, 50);
  const shownHost = host.includes(":") ? `[${host}]` : host;
  return {
    url: `http://${shownHost}:${taken}${place.base}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { values } = parseArgs({
    options: {
      dir: { type: "string", default: "dist" },
      host: { type: "string", default: "127.0.0.1" },
      port: { type: "string", default: "8080" },
      base: { type: "string", default: "/" },
    },
  });
  if (!(await stat(join(values.dir, "index.html")).catch(() => null))) {
    console.error(`There is no page in ${values.dir}/ yet. Run: make dist`);
    process.exit(1);
  }
  const { url } = await serve({ ...values, port: Number(values.port) });
  console.log(`Loudou is open at ${url}   (Ctrl+C stops it)`);
}
