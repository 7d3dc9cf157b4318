// Walks through a page with the Tab key alone.

/** How often Tab may be pressed within one element: a film goes through its own controls. */
const MOST_INSIDE = 30;

/**
 * Presses Tab until the focus has left the page, opens what is folded on the way, and says what a person without a mouse
 * could not do: reach something, see where the focus is, or get away again.
 *
 * @returns {Promise<{problem: string, where: string}[]>}
 */
export async function walkThrough(tab) {
  const problems = [];
  const looks = new Set();
  await tab.evaluate(begin);
  for (;;) {
    await tab.keyboard.press('Tab');
    const stop = await tab.evaluate(arrive);
    if (stop.left) {
      break;
    }
    if (stop.isCaught || stop.inside > MOST_INSIDE) {
      problems.push({ problem: 'keyboard: the focus does not leave', where: stop.where });
      break;
    }
    if (stop.isHidden) {
      problems.push({ problem: 'keyboard: the focus is out of sight', where: stop.where });
    } else if (!looks.has(stop.look)) {
      looks.add(stop.look);
      if (!(await isSeen(tab))) {
        problems.push({ problem: 'keyboard: the focus is not seen', where: stop.where });
      }
    }
    if (stop.isFolded) {
      await tab.keyboard.press('Enter');
      if (!(await tab.evaluate(() => document.activeElement.parentElement.open))) {
        problems.push({ problem: 'keyboard: what is folded does not open', where: stop.where });
      }
    }
  }
  const missed = await tab.evaluate(unreached);
  return [...problems, ...missed.map((where) => ({ problem: 'keyboard: not reached', where }))];
}

/** Whether the picture of the focused element and what is around it changes when the focus goes. */
async function isSeen(tab) {
  const box = await tab.evaluate(() => {
    const { x, y, width, height } = document.activeElement.getBoundingClientRect();
    const left = Math.max(0, x - 8);
    const top = Math.max(0, y - 8);
    return {
      x: left,
      y: top,
      width: Math.max(1, Math.min(innerWidth, x + width + 8) - left),
      height: Math.max(1, Math.min(innerHeight, y + height + 8) - top),
    };
  });
  const focused = await tab.screenshot({ clip: box, caret: 'initial' });
  await tab.evaluate(() => {
    globalThis.leaving = document.activeElement;
    globalThis.leaving.blur();
  });
  const blurred = await tab.screenshot({ clip: box, caret: 'initial' });
  await tab.evaluate(() => globalThis.leaving.focus({ preventScroll: true }));
  return !focused.equals(blurred);
}

/** In the page: notes which elements the focus meets, and how an element is called in a finding. */
function begin() {
  globalThis.met = new Set();
  globalThis.nameOf = (element) => {
    const classes = [...element.classList].map((name) => `.${name}`).join('');
    const id = element.id ? `#${element.id}` : '';
    const words = (element.getAttribute('aria-label') ?? element.textContent).trim().replace(/\s+/g, ' ').slice(0, 40);
    return `${element.localName}${id}${classes} in ${element.parentElement?.localName} (${words})`;
  };
}

/** In the page: where the focus has come to; it has left when it is nowhere or back at the first element. */
function arrive() {
  const element = document.activeElement;
  const isPage = element === document.body || element === document.documentElement || element === null;
  const [first, ...later] = globalThis.met;
  if (isPage || (element === first && later.length > 0)) {
    return { left: true };
  }
  const isSame = element === globalThis.last;
  const isCaught = !isSame && globalThis.met.has(element);
  globalThis.inside = isSame ? globalThis.inside + 1 : 0;
  globalThis.last = element;
  globalThis.met.add(element);
  const boxes = [...element.getClientRects()];
  const inSight = boxes.some(
    (box) => box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight,
  );
  return {
    left: false,
    isCaught,
    inside: globalThis.inside,
    where: globalThis.nameOf(element),
    look: `${element.parentElement?.localName} ${element.localName} ${element.type ?? ''} ${element.getAttribute('class')}`,
    isHidden: !inSight,
    isFolded: element.localName === 'summary' && !element.parentElement.open,
  };
}

/** In the page: what can be used or scrolled and was not met. Of a group of radio buttons one is enough. */
function unreached() {
  const wanted = [
    ...document.querySelectorAll(
      'a[href], button, input:not([type=hidden]), select, textarea, summary, video[controls], audio[controls],'
        + ' [contenteditable], [tabindex]:not([tabindex="-1"])',
    ),
  ].filter((element) => !element.disabled && element.checkVisibility({ visibilityProperty: true }));
  const isMet = (element) =>
    globalThis.met.has(element)
    || (element.type === 'radio'
      && [...globalThis.met].some((other) => other.type === 'radio' && other.name === element.name && other.form === element.form));
  const scrolls = (element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    const bar = /^(auto|scroll)$/;
    return (
      (bar.test(overflowX) && element.scrollWidth > element.clientWidth + 1)
      || (bar.test(overflowY) && element.scrollHeight > element.clientHeight + 1)
    );
  };
  const scrollers = [...document.body.querySelectorAll('*')].filter(
    (element) => scrolls(element) && !globalThis.met.has(element) && ![...globalThis.met].some((inner) => element.contains(inner)),
  );
  return [...wanted.filter((element) => !isMet(element)), ...scrollers].map(globalThis.nameOf);
}
