// Opens a package in a browser and tells what is to be seen and heard, as one JSON object.
//
//   node replay.mjs SITE PICTURES
//
// SITE holds package.wacz, post.warc, delivered/ and reports/; pictures of what was seen go into PICTURES.
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser } from './browser.mjs';
import { serve } from './server.mjs';

const [site, pictures] = process.argv.slice(2).map((folder) => path.resolve(folder));
const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const PATIENCE = 20_000;

mkdirSync(pictures, { recursive: true });
const server = await serve({ '/': site, '/replay/': path.join(here, 'node_modules/replaywebpage') });
const browser = await openBrowser('--autoplay-policy=no-user-gesture-required');
try {
  const told = {
    browser: browser.version(),
    package: await replayed('package.wacz', 'package'),
    post: await replayed('post.warc', 'post'),
    served: await delivered(`${server.origin}/delivered/`, 'served'),
    doubleClicked: await delivered(`${pathToFileURL(path.join(site, 'delivered')).href}/`, 'double-clicked'),
    reports: await reports(),
  };
  process.stdout.write(JSON.stringify(told, null, 1) + '\n');
} finally {
  await browser.close();
  server.close();
}

/** What ReplayWeb.page lists, and each listed page as it replays it. */
async function replayed(archive, name) {
  return inTab(async (tab) => {
    await tab.goto(`${server.origin}/replay/?source=${encodeURIComponent(`${server.origin}/${archive}`)}`);
    const entries = tab.locator('wr-page-entry');
    await entries.locator('a').first().waitFor({ timeout: PATIENCE });
    const listed = [];
    for (const entry of await entries.all()) {
      listed.push({
        title: (await entry.locator('.page-title').textContent()).trim(),
        url: (await entry.locator('.page-url').textContent()).trim(),
      });
    }
    await picture(tab, `${name}-list`);
    const list = tab.url();
    const pages = [];
    for (let i = 0; i < listed.length; i++) {
      if (i > 0) {
        await tab.goto(list);
      }
      await entries.nth(i).locator('a').first().click();
      const frame = await frameOf(tab, listed[i].url);
      pages.push({ url: listed[i].url, ...(await seen(frame)) });
      await picture(tab, `${name}-${i + 1}`);
    }
    return { listed, pages };
  });
}

/** The frame in which the player shows the page of that address. */
async function frameOf(tab, url) {
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    const frame = tab.frames().find((candidate) => candidate.url().endsWith(`mp_/${url}`));
    if (frame) {
      await frame.waitForLoadState('load');
      return frame;
    }
    await tab.waitForTimeout(20);
  }
  throw new Error(`The player does not show ${url}.`);
}

/** The pages of the copy that is handed out. */
async function delivered(base, name) {
  const files = readdirSync(path.join(site, 'delivered'), { recursive: true })
    .filter((file) => path.basename(file) === 'index.html')
    .sort();
  return inTab(async (tab, heard) => {
    const pages = [];
    for (const [i, file] of files.entries()) {
      await tab.goto(base + file.split(path.sep).map(encodeURIComponent).join('/'));
      pages.push({ url: file, ...(await seen(tab)) });
      await picture(tab, `${name}-${i + 1}`);
    }
    return { pages, ...heard };
  });
}

/** Reports as a double click opens them. */
async function reports() {
  const told = [];
  for (const file of readdirSync(path.join(site, 'reports')).sort()) {
    told.push(await inTab(async (tab, heard) => {
      await tab.goto(pathToFileURL(path.join(site, 'reports', file)).href);
      const page = { name: file, ...(await seen(tab)) };
      await picture(tab, `report-${path.basename(file, '.html')}`, true);
      return { ...page, ...heard };
    }));
  }
  return told;
}

/** Looks with a fresh profile; what the console complains of and what is asked for from elsewhere is heard. */
async function inTab(look) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const heard = { complaints: [], elsewhere: [] };
  const tab = await context.newPage();
  tab.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) {
      heard.complaints.push(message.text());
    }
  });
  tab.on('pageerror', (error) => heard.complaints.push(error.message));
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${server.origin}/`) && !/^(data|file|blob|about):/.test(url)) {
      heard.elsewhere.push(url);
    }
  });
  try {
    return await look(tab, heard);
  } finally {
    await context.close();
  }
}

/** Its heading and date; every film, after it was played for a while; every photo, once it was loaded. */
async function seen(frame) {
  return frame.evaluate(async (patience) => {
    const within = (promise) =>
      Promise.race([promise, new Promise((late) => setTimeout(late, patience, 'too late'))]).catch((error) => error.message);
    const films = [];
    for (const film of document.querySelectorAll('video')) {
      film.muted = true;
      const complaint = await within(
        film.play().then(() => new Promise((played, broken) => {
          film.ontimeupdate = () => film.currentTime > 0.3 && played('');
          film.onended = () => played('');
          film.onerror = () => broken(film.error);
        })),
      );
      film.pause();
      const tracks = [];
      for (const element of film.querySelectorAll('track')) {
        element.track.mode = 'hidden';
        const complaint = await within(
          new Promise((loaded, broken) => {
            const look = () =>
              element.readyState === 2
                ? loaded('')
                : element.readyState === 3
                  ? broken(new Error('The track is not loaded.'))
                  : setTimeout(look, 20);
            look();
          }),
        );
        tracks.push({
          label: element.label,
          language: element.srclang,
          byDefault: element.default,
          texts: [...(element.track.cues ?? [])].map((cue) => cue.getCueAsHTML().textContent),
          elements: [...(element.track.cues ?? [])].flatMap((cue) =>
            [...cue.getCueAsHTML().querySelectorAll('*')].map((inner) => inner.localName),
          ),
          complaint,
        });
      }
      films.push({
        tracks,
        source: film.currentSrc,
        played: film.currentTime,
        lasts: film.duration,
        width: film.videoWidth,
        height: film.videoHeight,
        complaint: film.error?.message || complaint,
      });
    }
    const photos = [];
    for (const photo of document.querySelectorAll('img')) {
      const complaint = await within(photo.decode().then(() => ''));
      photos.push({ source: photo.currentSrc.slice(0, 200), width: photo.naturalWidth, height: photo.naturalHeight, complaint });
    }
    return {
      heading: document.querySelector('h1')?.innerText ?? '',
      posted: document.querySelector('main time, header time')?.dateTime ?? '',
      films,
      photos,
    };
  }, PATIENCE);
}

async function picture(tab, name, whole = false) {
  await tab.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: whole });
}
