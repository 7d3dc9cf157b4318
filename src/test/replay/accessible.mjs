// Opens pages in a browser, wide and narrow, light and dark, and tells what keeps people from using them, as one JSON list.
//
//   node accessible.mjs PAGES.json
//
// PAGES.json lists [{"kind": …, "page": PATH}]. A finding says the kind of page, the page, the width, where it matters the scheme,
// the problem, and where in the page it is.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser } from './browser.mjs';
import { walkThrough } from './keyboard.mjs';
import { tooWide, violations } from './looking.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTHS = [1200, 390];
const SCHEMES = ['light', 'dark'];

const pages = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const browser = await openBrowser();
const findings = [];
try {
  const waiting = pages.flatMap((page) => WIDTHS.map((width) => ({ ...page, width })));
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, () => look(waiting)));
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(findings, null, 1) + '\n');

/** Looks at one page after the other, in one tab, until none waits. */
async function look(waiting) {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  // Before a page's own policy can keep it out.
  await context.addInitScript({ content: axe });
  const tab = await context.newPage();
  let seen;
  const add = (problem, where) => findings.push({ ...seen, problem, where });
  context.on('request', (request) => {
    if (!/^(file|data|blob|about):/.test(request.url())) {
      add('asks for something from elsewhere', request.url());
    }
  });
  tab.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) {
      add('complains in the console', message.text());
    }
  });
  tab.on('pageerror', (error) => add('complains in the console', error.message));
  for (seen = waiting.shift(); seen; seen = waiting.shift()) {
    await tab.setViewportSize({ width: seen.width, height: 900 });
    await tab.emulateMedia({ colorScheme: SCHEMES[0] });
    await tab.goto(pathToFileURL(path.resolve(seen.page)).href);
    for (const { problem, where } of [...(await tab.evaluate(standing)), ...(await walkThrough(tab))]) {
      add(problem, where);
    }
    await tab.evaluate(unfold);
    (await tab.evaluate(tooWide)).forEach((where) => add('wider than the window', where));
    for (const scheme of SCHEMES) {
      seen = { ...seen, scheme };
      await tab.emulateMedia({ colorScheme: scheme });
      for (const { rule, targets } of await tab.evaluate(violations)) {
        targets.forEach((where) => add(`axe: ${rule}`, where));
      }
    }
  }
  await context.close();
}

/** In the page: shows all there is, and nothing in focus. */
function unfold() {
  document.activeElement?.blur();
  document.querySelectorAll('details').forEach((folded) => (folded.open = true));
}

/** In the page: what must be there, and what must not, whatever the page looks like. */
function standing() {
  const problems = [];
  const policy = document.querySelector('head > meta[http-equiv="Content-Security-Policy"]')?.content ?? '';
  const rules = Object.fromEntries(policy.split(';').map((rule) => rule.trim().split(/\s+/)).map(([name, ...of]) => [name, of.join(' ')]));
  if (rules['default-src'] !== "'none'" || /script-src|https?:|\*|unsafe-eval/.test(policy)) {
    problems.push({ problem: 'no policy that closes the page', where: policy || 'head' });
  }
  for (const element of document.querySelectorAll('*')) {
    const runs =
      element.localName === 'script'
      || element.getAttributeNames().some((name) => name.startsWith('on') || /^\s*javascript:/i.test(element.getAttribute(name)));
    if (runs) {
      problems.push({ problem: 'runs a script', where: element.localName });
    }
  }
  return problems;
}
