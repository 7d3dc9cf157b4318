// What is wrong with the look of a page, asked within it.

/** In the page: the elements that make it scroll sideways, innermost first. */
export function tooWide() {
  const limit = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= limit) {
    return [];
  }
  const reaching = [...document.body.querySelectorAll('*')].filter(
    (element) => element.getBoundingClientRect().right > limit + 1 && ![...element.children].some((inner) => inner.getBoundingClientRect().right > limit + 1),
  );
  return [...new Set(reaching.map((element) => `${element.localName}.${element.getAttribute('class') ?? ''}`)), 'body'].slice(0, 5);
}

/** In the page: every rule that axe has, those of the highest level and those still on trial too. */
export async function violations() {
  const rules = Object.fromEntries(globalThis.axe.getRules().map(({ ruleId }) => [ruleId, { enabled: true }]));
  const { violations } = await globalThis.axe.run(document, { rules, resultTypes: ['violations'] });
  return violations.map(({ id, nodes }) => ({ rule: id, targets: nodes.map(({ target }) => target.flat().join(' ')) }));
}
