// Serves folders from loopback, with byte ranges: a player seeks into WARC files and films.
import { createReadStream, statSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.mp4': 'video/mp4',
  '.mov': 'video/quicktime',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
};

/** @param roots folder by the path that it is served under, for example {"/": "/srv/site/"} */
export async function serve(roots) {
  const server = http.createServer((request, response) => answer(roots, request, response));
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function answer(roots, request, response) {
  const url = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  if (url === '/favicon.ico') {
    // Browsers ask for it unbidden, and complain of the server if it is missing.
    response.writeHead(204).end();
    return;
  }
  const file = locate(roots, url);
  const stat = file && statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) {
    response.writeHead(404).end();
    return;
  }
  const headers = {
    'Content-Type': TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream',
    'Accept-Ranges': 'bytes',
    'Content-Length': stat.size,
  };
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '');
  let [start, end] = [0, stat.size - 1];
  if (range) {
    [start, end] = range[1] === ''
      ? [Math.max(0, stat.size - Number(range[2])), stat.size - 1]
      : [Number(range[1]), range[2] === '' ? stat.size - 1 : Math.min(Number(range[2]), stat.size - 1)];
    headers['Content-Range'] = `bytes ${start}-${end}/${stat.size}`;
    headers['Content-Length'] = end - start + 1;
  }
  response.writeHead(range ? 206 : 200, headers);
  if (request.method === 'HEAD' || stat.size === 0) {
    response.end();
    return;
  }
  createReadStream(file, { start, end })
    .on('error', () => response.destroy())
    .pipe(response);
}

function locate(roots, url) {
  const under = Object.keys(roots)
    .filter((root) => url.startsWith(root))
    .sort((a, b) => b.length - a.length)[0];
  const root = path.resolve(roots[under]);
  const file = path.resolve(root, url.slice(under.length), url.endsWith('/') ? 'index.html' : '');
  return file === root || file.startsWith(root + path.sep) ? file : undefined;
}
