// A donor with a personal link: fills in the form with the keyboard alone, sends files over a connection that breaks, comes back
// and goes on, hands everything over, and comes back once more. Tells what was wrong on the way, and what was seen, as JSON.
//
//   node upload.mjs PLAN.json
//
// PLAN.json: {"link": …, "files": [PATH, …], "answers": {FIELD: VALUE or [VALUE, …]}, "pictures": FOLDER}. The last file is large.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { openBrowser } from './browser.mjs';
import { walkThrough } from './keyboard.mjs';
import { tooWide, violations } from './looking.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTHS = [1200, 390];
const SCHEMES = ['light', 'dark'];
const MOST_TABS = 400;

const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const browser = await openBrowser();
const findings = [];
const seen = {};
try {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  await context.addInitScript({ content: axe });
  await fillInAndSendSome(context);
  await comeBackAndHandOver(context);
  await comeBackToTheReceipt(context);
  await openWithoutToken(context);
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify({ findings, seen }, null, 1) + '\n');

async function open(context, link = plan.link) {
  const tab = await context.newPage();
  tab.setDefaultTimeout(30_000);
  // The browser asks for files through events from now on, not only while one is waited for.
  tab.on('filechooser', () => {});
  tab.on('console', (message) => {
    const expected = /Failed to load resource/.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !expected) {
      findings.push({ problem: 'complains in the console', where: message.text() });
    }
  });
  tab.on('pageerror', (error) => findings.push({ problem: 'complains in the console', where: error.message }));
  tab.on('request', (request) => {
    if (!request.url().startsWith(new URL(link).origin) && !/^(data|blob):/.test(request.url())) {
      findings.push({ problem: 'asks for something from elsewhere', where: request.url() });
    }
    if (request.url().split('#')[0].includes(link.split('#')[1])) {
      findings.push({ problem: 'tells the token in an address', where: request.url() });
    }
  });
  tab.on('requestfinished', async (request) => {
    const headers = await request.allHeaders().catch(() => ({}));
    if ((headers.referer ?? '').includes('#') || (headers.referer ?? '').length > 0) {
      findings.push({ problem: 'tells a referrer', where: `${request.url()} ${headers.referer}` });
    }
  });
  await tab.goto(link);
  return tab;
}

/** Everybody can use the page as it is now: at both widths, light and dark. */
async function examine(tab, state, { keyboard = false } = {}) {
  for (const width of WIDTHS) {
    await tab.setViewportSize({ width, height: 900 });
    (await tab.evaluate(tooWide)).forEach((where) => findings.push({ state, width, problem: 'wider than the window', where }));
    if (keyboard) {
      (await walkThrough(tab)).forEach((found) => findings.push({ state, width, ...found }));
    }
    for (const scheme of SCHEMES) {
      await tab.emulateMedia({ colorScheme: scheme });
      for (const { rule, targets } of await tab.evaluate(violations)) {
        targets.forEach((where) => findings.push({ state, width, scheme, problem: `axe: ${rule}`, where }));
      }
      if (plan.pictures) {
        await tab.screenshot({ path: path.join(plan.pictures, `${state}-${width}-${scheme}.png`), fullPage: true });
      }
    }
  }
}

/** Presses Tab until this element has the focus. */
async function reach(tab, selector) {
  for (let presses = 0; presses < MOST_TABS; presses++) {
    if (await tab.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) {
      return;
    }
    await tab.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not reach ${selector}.`);
}

/** Answers everything with the keyboard. */
async function answer(tab, answers) {
  for (const [field, given] of Object.entries(answers)) {
    for (const value of [given].flat()) {
      const named = `input[name="${field}"]`;
      const type = await tab.locator(named).first().getAttribute('type');
      if (type === 'text') {
        await reach(tab, named);
        await tab.keyboard.type(value);
      } else if (type === 'checkbox') {
        await reach(tab, `${named}[value="${value}"]`);
        await tab.keyboard.press('Space');
      } else {
        await reach(tab, named);
        await tab.keyboard.press('Space');
        for (let presses = 0; !(await tab.locator(`${named}[value="${value}"]`).isChecked()); presses++) {
          if (presses > 20) {
            throw new Error(`The arrow keys do not reach ${field}=${value}.`);
          }
          await tab.keyboard.press('ArrowDown');
        }
      }
    }
  }
}

/** Chooses files with the keyboard. */
async function choose(tab, files) {
  await tab.bringToFront();
  await reach(tab, '#pick');
  const [chooser] = await Promise.all([tab.waitForEvent('filechooser'), tab.keyboard.press('Enter')]);
  await chooser.setFiles(files);
}

async function fillInAndSendSome(context) {
  const tab = await open(context);
  await tab.locator('#hand-over').waitFor();
  seen.language = await tab.evaluate(() => document.documentElement.lang);
  seen.title = await tab.title();
  await examine(tab, 'open', { keyboard: true });
  await tab.reload();
  await tab.locator('#hand-over').waitFor();
  await answer(tab, plan.answers);
  // The connection breaks once, in the middle of the large file.
  let pieces = 0;
  let broken = false;
  await tab.route('**/files/*', async (route) => {
    const large = route.request().method() === 'PUT' && /\/(?!.*\/)/.test(route.request().url())
      && Number(/\/(\d+)$/.exec(route.request().headers()['content-range'] ?? '/0')[1]) > 1e7;
    if (large && ++pieces === 2 && !broken) {
      broken = true;
      await route.abort('connectionreset');
    } else if (large && pieces === 4) {
      // here the donor loses patience
      seen.barBefore = await tab.locator('#bar').evaluate((bar) => bar.value / bar.max);
      return;
    } else {
      await route.continue();
    }
  });
  const said = [];
  await tab.exposeFunction('heard', (text) => said.push(text));
  await tab.evaluate(() => new MutationObserver(() => globalThis.heard(document.querySelector('#said').textContent))
    .observe(document.querySelector('#said'), { childList: true, characterData: true, subtree: true }));
  await choose(tab, plan.files);
  await tab.waitForFunction((count) => document.querySelectorAll('#files li').length === count, plan.files.length);
  for (let tries = 0; seen.barBefore === undefined && tries < 300; tries++) {
    await tab.waitForTimeout(100);
  }
  seen.said = said;
  await examine(tab, 'sending');
  // Its answers are kept while the donor is away.
  await tab.waitForTimeout(700);
  await tab.close({ runBeforeUnload: false });
}

async function comeBackAndHandOver(context) {
  const tab = await open(context);
  await tab.locator('#files li').first().waitFor();
  seen.afterComingBack = await tab.locator('#files li').allInnerTexts();
  seen.kept = await tab.locator('input[name="/grantor/persons/0/name"]').inputValue();
  const ranges = [];
  tab.on('request', (request) => {
    if (request.method() === 'PUT' && request.headers()['content-range']) {
      ranges.push(request.headers()['content-range']);
    }
  });
  await choose(tab, plan.files);
  await tab.waitForFunction(() => [...document.querySelectorAll('#files progress')].every((bar) => bar.hidden));
  seen.rangesAfterComingBack = ranges;
  seen.bar = await tab.locator('#bar').evaluate((bar) => bar.value / bar.max);
  // One answer is taken back: it is asked for again, and the focus goes there.
  await reach(tab, 'input[name="agreed"]');
  await tab.keyboard.press('Space');
  await reach(tab, 'button[type="submit"]');
  await tab.keyboard.press('Enter');
  await tab.locator('.look').first().waitFor();
  seen.looked = await tab.locator('.look').count();
  seen.focused = await tab.evaluate(() => document.activeElement.name);
  seen.problem = await tab.locator('#problem').innerText();
  await examine(tab, 'look-again');
  await reach(tab, 'input[name="agreed"]');
  await tab.keyboard.press('Space');
  await reach(tab, 'button[type="submit"]');
  await tab.keyboard.press('Enter');
  await tab.locator('#hand-over').waitFor({ state: 'detached' });
  seen.receipt = await tab.locator('main').innerText();
  seen.focusOnReceipt = await tab.evaluate(() => document.activeElement.localName);
  await examine(tab, 'receipt', { keyboard: true });
  await tab.close();
}

async function comeBackToTheReceipt(context) {
  const tab = await open(context);
  await tab.locator('.sent').waitFor();
  seen.receiptLater = await tab.locator('main').innerText();
  await tab.close();
}

async function openWithoutToken(context) {
  const tab = await open(context, plan.link.split('#')[0] + '#' + 'a'.repeat(20) + '-' + 'b'.repeat(43));
  await tab.locator('#unknown:not([hidden])').waitFor();
  await examine(tab, 'unknown');
  await tab.close();
}
