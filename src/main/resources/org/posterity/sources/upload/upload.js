// The donor's page: shows what a personal link opens, and sends files piece by piece. The token stands behind the # of the
// address, which browsers send to nobody; it goes to the server in a header.
'use strict';

// A piece is sent and checked as a whole: small on a slow connection, since one that breaks off is sent again.
const SMALLEST = 1024 * 1024;
const LARGEST = 32 * 1024 * 1024;
const LONGEST_PAUSE = 30;
const PATIENCE = 120_000;

const token = location.hash.slice(1);
/** The files of this link by their numbers: what the server knows, what it is shown as, and the chosen file, if it was chosen here. */
const entries = new Map();
const waiting = [];
let sending = false;
let broken = false;
let piece = 4 * SMALLEST;
let keeping;

addEventListener('hashchange', () => location.reload());
addEventListener('beforeunload', (event) => {
  if (sending) {
    event.preventDefault();
    event.returnValue = word('leave');
  }
});
show(false);

const $ = (selector) => document.querySelector(selector);

/** A text of the page, with its places filled in. */
function word(key, ...fillings) {
  const text = document.querySelector(`[data-word="${key}"]`)?.textContent ?? key;
  return text.replace(/\{(\d)\}/g, (place, number) => fillings[number] ?? place);
}

function size(bytes) {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const step = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: 'unit',
    unit: units[step],
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(bytes / 1000 ** step);
}

/** Asks the server; a status of 0 means that it was not reached. */
function ask(method, path, body, headers = {}, progress = () => {}) {
  return new Promise((answered) => {
    const request = new XMLHttpRequest();
    request.open(method, new URL(path, document.baseURI));
    request.timeout = PATIENCE;
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.onprogress = (event) => {
      request.timeout = 0;
      progress(event.loaded);
    };
    const end = (status) => answered({ status, text: status === 0 ? '' : request.responseText });
    request.onload = () => end(request.status);
    request.onerror = request.ontimeout = request.onabort = () => end(0);
    request.send(body);
  });
}

const told = (answer) => {
  try {
    return JSON.parse(answer.text);
  } catch {
    return {};
  }
};

const json = (method, path, body) => ask(method, path, JSON.stringify(body), { 'Content-Type': 'application/json' });

/** Asks again and again until the server is reached, and says so meanwhile. */
async function patiently(asking) {
  for (let pause = 2; ; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
    const answer = await asking();
    if (answer.status !== 0 && ![502, 503, 504].includes(answer.status)) {
      if (broken) {
        broken = false;
        say(word('back'));
      }
      return answer;
    }
    broken = true;
    say(word('broken', pause));
    await new Promise((over) => {
      setTimeout(over, pause * 1000);
      addEventListener('online', over, { once: true });
    });
  }
}

/** Shows the page of the link. */
async function show(again) {
  const answer = await ask('GET', 'page');
  if (answer.status !== 200) {
    $('#moment')?.remove();
    const problem = $(answer.status === 404 ? '#unknown' : '#unreachable');
    if (problem) {
      problem.hidden = false;
    }
    return;
  }
  const page = new DOMParser().parseFromString(answer.text, 'text/html');
  document.documentElement.lang = page.documentElement.lang;
  document.title = page.title;
  document.body.replaceWith(document.adoptNode(page.body));
  if ($('#hand-over')) {
    await begin();
  } else if (again) {
    $('h1').tabIndex = -1;
    $('h1').focus();
  }
}

async function begin() {
  const state = told(await patiently(() => ask('GET', 'files')));
  (state.files ?? []).forEach(enter);
  restore(state.answers ?? {});
  draw();
  $('#pick').addEventListener('change', async (event) => {
    const chosen = [...event.target.files];
    event.target.value = '';
    for (const file of chosen) {
      await choose(file);
    }
  });
  $('#hand-over').addEventListener('change', (event) => {
    if (event.target.name) {
      clearTimeout(keeping);
      keeping = setTimeout(() => json('PUT', 'answers', answers()), 500);
    }
  });
  $('#hand-over').addEventListener('submit', (event) => {
    event.preventDefault();
    handOver();
  });
}

/** Makes or changes the entry of a file. */
function enter(known) {
  let entry = entries.get(known.number);
  if (!entry) {
    entry = { known, row: document.createElement('li'), under: 0, problem: '' };
    entry.name = part('strong', known.name);
    entry.bar = part('progress', '');
    entry.bar.setAttribute('aria-label', known.name);
    entry.text = part('span', '');
    entry.remove = part('button', word('remove'));
    entry.remove.type = 'button';
    entry.remove.setAttribute('aria-label', `${word('remove')}: ${known.name}`);
    entry.remove.addEventListener('click', () => remove(entry));
    entry.row.append(entry.name, entry.bar, entry.text, entry.remove);
    entries.set(known.number, entry);
    $('#files').append(entry.row);
  }
  entry.known = known;
  return entry;
}

function part(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

function draw() {
  let received = 0;
  let length = 0;
  for (const entry of entries.values()) {
    const here = entry.known.received + entry.under;
    received += here;
    length += entry.known.length;
    entry.bar.max = Math.max(1, entry.known.length);
    entry.bar.value = entry.known.length === 0 ? 1 : here;
    entry.bar.hidden = isWhole(entry);
    entry.text.textContent = entry.problem || (isWhole(entry)
      ? `${word('received', size(entry.known.length))} · SHA-256 ${entry.known.sha256}`
      : !entry.file
        ? word('again', size(here), size(entry.known.length))
        : entry.isSending || here > 0
          ? word('sending', size(here), size(entry.known.length))
          : word('waiting'));
  }
  $('#none').hidden = entries.size > 0;
  $('#overall').hidden = entries.size === 0;
  $('#bar').max = Math.max(1, length);
  $('#bar').value = length === 0 ? 1 : received;
  $('#share').textContent = word('sending', size(received), size(length));
}

const isWhole = (entry) => entry.known.sha256 !== undefined;

function say(text) {
  $('#said').textContent = text;
}

function complain(text) {
  $('#problem').textContent = text;
}

async function choose(file) {
  const answer = await patiently(() => json('POST', 'files', { name: file.name, length: file.size, modified: file.lastModified }));
  if (answer.status !== 200) {
    refused(answer, file.name);
    return;
  }
  const entry = enter(told(answer));
  entry.file = file;
  entry.problem = '';
  if (!isWhole(entry) && !entry.isSending && !waiting.includes(entry)) {
    waiting.push(entry);
  }
  draw();
  if (!sending) {
    work();
  }
}

async function work() {
  sending = true;
  for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
    entry.isSending = true;
    await send(entry);
    entry.isSending = false;
    entry.under = 0;
    draw();
  }
  sending = false;
  if (entries.size > 0 && [...entries.values()].every(isWhole)) {
    say(word('all'));
  }
}

async function send(entry) {
  while (!isWhole(entry) && entries.has(entry.known.number)) {
    const first = entry.known.received;
    const end = Math.min(first + piece, entry.known.length);
    let bytes;
    try {
      bytes = await entry.file.slice(first, end).arrayBuffer();
    } catch {
      bytes = new ArrayBuffer(0);
    }
    if (bytes.byteLength !== end - first) {
      entry.problem = word('changed');
      say(entry.problem);
      return;
    }
    const headers = { 'Content-Range': `bytes ${first}-${end - 1}/${entry.known.length}` };
    if (globalThis.crypto?.subtle) {
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      headers['Content-Digest'] = `sha-256=:${btoa(String.fromCharCode(...digest))}:`;
    }
    const start = performance.now();
    const answer = await ask('PUT', `files/${entry.known.number}`, bytes, headers, (sent) => {
      entry.under = Math.min(sent, end - first);
      draw();
    });
    entry.under = 0;
    if (answer.status === 200) {
      enter(told(answer));
      broken = false;
      const seconds = (performance.now() - start) / 1000;
      if (end - first === piece) {
        piece = seconds < 3 ? Math.min(LARGEST, piece * 2) : seconds > 15 ? Math.max(SMALLEST, piece / 2) : piece;
      }
      if (isWhole(entry)) {
        say(word('one', entry.known.name));
      }
    } else if (!(await goOn(entry, answer))) {
      return;
    }
    draw();
  }
}

/** After a piece that was not taken: whether there is more to try, from where the server has got to. */
async function goOn(entry, answer) {
  piece = SMALLEST;
  const code = told(answer).code ?? '';
  const again = answer.status === 0 || answer.status >= 502 && answer.status <= 504
    || ['cut', 'busy', 'starts-elsewhere', 'digest-differs'].includes(code);
  if (!again) {
    entry.problem = refused(answer, entry.known.name);
    return false;
  }
  if (!broken && answer.status === 0) {
    broken = true;
    say(word('broken', 2));
  }
  await new Promise((over) => setTimeout(over, 2000));
  const state = told(await patiently(() => ask('GET', 'files')));
  const known = (state.files ?? []).find((it) => it.number === entry.known.number);
  if (known) {
    enter(known);
  }
  return known !== undefined;
}

/** Says why something was not taken. */
function refused(answer, name) {
  const code = told(answer).code ?? '';
  const known = ['too-large', 'too-many', 'odd-name', 'no-space'].includes(code);
  const gone = ['handed-in', 'ended', 'unknown-link'].includes(code);
  const text = known ? word(code, name) : word(gone ? 'ended' : 'failed');
  complain(text);
  return text;
}

async function remove(entry) {
  if (entry.isSending) {
    entries.delete(entry.known.number);
  }
  const path = `files/${entry.known.number}`;
  let answer = await patiently(() => ask('DELETE', path));
  for (let tries = 0; told(answer).code === 'busy' && tries < 20; tries++) {
    await new Promise((over) => setTimeout(over, 500));
    answer = await patiently(() => ask('DELETE', path));
  }
  if (answer.status !== 200 && answer.status !== 404) {
    refused(answer, entry.known.name);
    return;
  }
  const at = waiting.indexOf(entry);
  if (at >= 0) {
    waiting.splice(at, 1);
  }
  entries.delete(entry.known.number);
  entry.row.remove();
  say(word('removed', entry.known.name));
  draw();
  $('#pick').focus();
}

/** What is filled in, by field. */
function answers() {
  const given = {};
  for (const input of $('#hand-over').querySelectorAll('input[name]')) {
    if (input.type === 'checkbox' && input.checked) {
      (given[input.name] ??= []).push(input.value);
    } else if (input.type === 'radio' ? input.checked : input.type !== 'checkbox' && input.value !== '') {
      given[input.name] = input.value;
    }
  }
  return given;
}

function restore(given) {
  for (const input of $('#hand-over').querySelectorAll('input[name]')) {
    const value = given[input.name];
    if (['checkbox', 'radio'].includes(input.type)) {
      input.checked = [value].flat().includes(input.value);
    } else if (value !== undefined) {
      input.value = value;
    }
  }
}

async function handOver() {
  document.querySelectorAll('.look').forEach((note) => note.remove());
  document.querySelectorAll('[aria-invalid]').forEach((input) => {
    input.removeAttribute('aria-invalid');
    input.removeAttribute('aria-describedby');
  });
  complain('');
  if (entries.size === 0) {
    complain(word('nothing'));
    $('#pick').focus();
    return;
  }
  if (sending || ![...entries.values()].every(isWhole)) {
    complain(word('pending'));
    return;
  }
  clearTimeout(keeping);
  const answer = await patiently(() => json('POST', 'handed-in', answers()));
  if (answer.status === 200) {
    await show(true);
  } else if (told(answer).code === 'look-again') {
    lookAgain(told(answer).fields ?? []);
  } else if (told(answer).code === 'not-complete') {
    complain(word('pending'));
  } else {
    refused(answer, '');
  }
}

/** Marks the fields that lack an answer, and leads to the first. */
function lookAgain(fields) {
  const marked = new Set();
  let count = 0;
  for (const input of $('#hand-over').querySelectorAll('input[name]')) {
    if (!fields.includes(input.name)) {
      continue;
    }
    const id = `look-${[...fields].indexOf(input.name)}`;
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', id);
    if (!marked.has(input.name)) {
      const note = part('p', word('look'));
      note.className = 'look alert';
      note.id = id;
      const group = input.closest('fieldset, label');
      group.before(note);
      if (marked.size === 0) {
        input.focus();
      }
      marked.add(input.name);
      count++;
    }
  }
  complain(word('looks', Math.max(1, count)));
}
