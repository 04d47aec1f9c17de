// <subprocessor-list>: a company's list of subprocessors on its own website. docs/website.md says how to embed it.
// All that comes from the register is set as text; nothing is parsed as HTML, kept or sent.

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host { display: block; color: var(--subprocessors-ink, inherit); font: var(--subprocessors-font, inherit) }
:host([hidden]), [hidden] { display: none }
p { margin: .6em 0 }
h1, h2, h3, h4, h5, h6 { font-size: 1.1em; margin: 1.2em 0 .2em }
table { width: 100%; border-collapse: collapse; table-layout: fixed }
th, td { text-align: start; vertical-align: top; font-weight: inherit; padding: .65em 1em .65em 0; border-bottom: 1px solid var(--subprocessors-line, #767676); overflow-wrap: anywhere }
thead th { font-size: .85em }
tbody th { font-weight: 600 }
thead th, small, .status { color: var(--subprocessors-quiet, inherit) }
small { display: block; font-weight: 400 }
code { overflow-wrap: anywhere }
a { color: var(--subprocessors-accent, LinkText) }
input { font: inherit; max-width: 100%; box-sizing: border-box }
@media (max-width: 40em) { table, thead, tbody, tr, th, td { display: block } thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden } td, tbody th { border: 0; padding: .2em 0 } tbody { border-bottom: 1px solid var(--subprocessors-line, #767676); padding: .5em 0 } }
@media print { input, label, output { display: none } }
`);

// Said where no list was ever had, and so no words of the register.
const FAILED = {
  bg: 'Списъкът не може да бъде показан в момента.',
  cs: 'Seznam nyní nelze zobrazit.',
  da: 'Listen kan ikke vises i øjeblikket.',
  de: 'Die Liste kann gerade nicht angezeigt werden.',
  el: 'Ο κατάλογος δεν μπορεί να εμφανιστεί αυτή τη στιγμή.',
  en: 'The list cannot be shown at the moment.',
  es: 'La lista no se puede mostrar en este momento.',
  et: 'Loetelu ei saa praegu näidata.',
  fi: 'Luetteloa ei voida näyttää juuri nyt.',
  fr: 'La liste ne peut pas être affichée pour le moment.',
  ga: 'Ní féidir an liosta a thaispeáint faoi láthair.',
  hr: 'Popis se trenutačno ne može prikazati.',
  hu: 'A lista jelenleg nem jeleníthető meg.',
  is: 'Ekki er hægt að birta listann eins og er.',
  it: 'Al momento l’elenco non può essere visualizzato.',
  lt: 'Sąrašo šiuo metu parodyti negalima.',
  lv: 'Sarakstu pašlaik nevar parādīt.',
  mt: 'Bħalissa l-lista ma tistax tintwera.',
  nb: 'Listen kan ikke vises akkurat nå.',
  nl: 'De lijst kan op dit moment niet worden getoond.',
  pl: 'Listy nie można teraz wyświetlić.',
  pt: 'De momento, não é possível mostrar a lista.',
  ro: 'Lista nu poate fi afișată în acest moment.',
  sk: 'Zoznam sa momentálne nedá zobraziť.',
  sl: 'Seznama trenutno ni mogoče prikazati.',
  sv: 'Listan kan inte visas just nu.',
  tr: 'Liste şu anda gösterilemiyor.',
  uk: 'Список зараз неможливо показати.',
};

const TIMEOUT_MS = 8000;
const last = new Map();

// A table whose style is not a table's, on a narrow screen, is one only by its roles.
const ROLES = { table: 'table', thead: 'rowgroup', tbody: 'rowgroup', tr: 'row', td: 'cell' };

const element = (tag, part, ...children) => {
  const made = document.createElement(tag);
  if (ROLES[tag]) made.setAttribute('role', ROLES[tag]);
  if (part) made.setAttribute('part', part);
  made.append(...children);
  return made;
};
const set = (target, attributes) => {
  for (const [name, value] of Object.entries(attributes)) target.setAttribute(name, value);
  return target;
};

class Unanswered extends Error {}

async function ask(url, more) {
  let answer;
  try {
    answer = await fetch(url, {
      signal: AbortSignal.timeout(TIMEOUT_MS), credentials: 'omit', referrerPolicy: 'no-referrer', ...more,
    });
    if (answer.ok) return await answer.json();
  } catch (error) {
    throw new Unanswered(error.message);
  }
  throw answer.status < 500 && answer.status !== 429 ? new Error(`${answer.status}`) : new Unanswered(`${answer.status}`);
}

/** The list, or the one before where the register does not answer: of this page, else of the browser's cache. */
async function obtain(url) {
  try {
    const list = await ask(url);
    last.set(url.href, list);
    return { list, stale: false };
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    const list = last.get(url.href) ?? await ask(url, { cache: 'force-cache' }).catch(() => { throw error; });
    return { list, stale: true };
  }
}

customElements.define('subprocessor-list', class extends HTMLElement {
  static observedAttributes = ['src', 'lang', 'show', 'heading-level', 'region'];
  #root = this.attachShadow({ mode: 'open' });
  #turn = 0;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(element('slot'));
  }

  connectedCallback() { this.#renew(); }
  disconnectedCallback() { this.#turn++; }
  attributeChangedCallback(name, before, after) { if (this.isConnected && before !== after) this.#renew(); }

  async #renew() {
    const turn = ++this.#turn;
    await null;
    if (turn !== this.#turn) return;
    this.setAttribute('aria-busy', 'true');
    const language = this.lang || this.closest('[lang]')?.lang || navigator.language;
    try {
      const page = new URL(this.getAttribute('src') ?? '', document.baseURI);
      const policy = /^\/(?:.*\/)?([a-z0-9-]+)$/.exec(page.pathname)?.[1];
      if (!/^https?:$/.test(page.protocol) || !policy) throw new Error(`src: ${this.getAttribute('src')}`);
      const url = new URL(`v1/policies/${policy}/subprocessors.json`, page);
      url.searchParams.set('lang', language);
      if (this.getAttribute('region')) url.searchParams.set('region', this.getAttribute('region'));
      const { list, stale } = await obtain(url);
      if (turn !== this.#turn) return;
      this.#root.replaceChildren(this.#list(list, stale, page), set(element('slot'), { name: 'after' }));
      this.#tell('load', { date: list.effectiveDate, count: list.subprocessors.length, stale });
    } catch (error) {
      if (turn !== this.#turn) return;
      const known = [language, language.split('-')[0]].find((tag) => Object.hasOwn(FAILED, tag)) ?? 'en';
      this.#root.replaceChildren(element('slot'), set(element('p', 'error', FAILED[known]), { role: 'status', lang: known }));
      this.#tell('error', { message: error.message });
    }
    this.removeAttribute('aria-busy');
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`subprocessors-${name}`, { detail, bubbles: true }));
  }

  #list(list, stale, page) {
    const words = list.words;
    const shows = (this.getAttribute('show') ?? 'search').split(/\s+/);
    const own = (node) => set(node, { lang: words.language });
    const date = new Intl.DateTimeFormat(locale(words.language), { dateStyle: 'long', timeZone: 'UTC' })
      .format(new Date(list.effectiveDate));
    const to = new URL(list.links.html, page);
    const link = set(element('a', 'link', list.title), { href: to.origin === page.origin ? to.href : page.href });
    const said = stale ? words.stale.replace('{0}', () => date) : `${words.status}, ${date}`;
    const status = own(element('p', stale ? 'status error' : 'status', said, ' · ', set(link, { lang: list.language })));
    status.className = 'status';
    if (stale) status.setAttribute('role', 'status');
    const whole = set(element('div', '', status), { lang: list.language });
    const bodies = [];
    const groups = Object.keys(words.category).map((category) => this.#group(list, category, bodies)).filter(Boolean);
    if (!bodies.length) groups.push(own(element('p', 'status', words.empty)));
    if (shows.includes('search') && bodies.length > 1) whole.append(own(this.#search(words, bodies, groups)));
    whole.append(...groups);
    if (shows.includes('proof')) whole.append(own(element('p', 'status', `${words.contentHash}: `, element('code', '', list.contentHash))));
    return whole;
  }

  #search(words, bodies, groups) {
    const field = set(element('input', 'search'), { type: 'search', autocomplete: 'off' });
    const found = element('output', 'status');
    field.addEventListener('input', () => {
      const wanted = field.value.trim().toLowerCase();
      for (const body of bodies) body.hidden = !body.textContent.toLowerCase().includes(wanted);
      for (const group of groups) group.hidden = !group.querySelector('tbody:not([hidden])');
      const left = bodies.filter((body) => !body.hidden).length;
      found.textContent = wanted === '' ? '' : left === 0 ? words.noMatch : `${left} / ${bodies.length}`;
    });
    return element('p', '', element('label', '', `${words.search} `, field), ' ', found);
  }

  #group(list, category, bodies) {
    const words = list.words;
    const mine = [];
    for (const subprocessor of list.subprocessors) {
      const engagements = subprocessor.engagements.filter((engagement) => engagement.category === category);
      if (engagements.length) mine.push(this.#body(subprocessor, engagements, list));
    }
    if (!mine.length) return null;
    bodies.push(...mine);
    const level = /^[1-6]$/.test(this.getAttribute('heading-level')) ? this.getAttribute('heading-level') : 3;
    const heading = set(element(`h${level}`, 'heading', words.category[category]), { lang: words.language });
    const head = ['subprocessor', 'service', 'location'].map((column) => set(element('th', 'head', words[column]), { scope: 'col', role: 'columnheader' }));
    const table = element('table', 'table', set(element('thead', '', element('tr', '', ...head)), { lang: words.language }), ...mine);
    return element('section', '', heading, set(table, { 'aria-label': words.category[category] }));
  }

  /** Engagements that differ in place and customers alone are one line. */
  #body(subprocessor, engagements, list) {
    const words = list.words;
    const lines = new Map();
    for (const engagement of engagements) {
      const key = JSON.stringify([engagement.service, engagement.purpose]);
      if (!lines.has(key)) lines.set(key, { engagement, places: new Set() });
      const customers = applies(engagement.appliesWhen ?? {}, list);
      for (const at of engagement.locations) lines.get(key).places.add([place(at, list), ...customers].join(' · '));
    }
    const about = [subprocessor.country && country(subprocessor.country, list), words.relationship[subprocessor.relationship]];
    const name = element('th', 'name', subprocessor.legalName ?? subprocessor.displayName ?? subprocessor.id,
      element('small', '', about.filter(Boolean).join(' · ')));
    const rows = [...lines.values()].map(({ engagement, places }) => element('tr', 'row',
      element('td', 'service', engagement.service, element('small', 'purpose', engagement.purpose)),
      element('td', 'location', ...[...places].map((text) => element('div', '', text)))));
    rows[0].prepend(set(name, { scope: 'rowgroup', role: 'rowheader', rowspan: rows.length }));
    return element('tbody', '', ...rows);
  }
});

/** Of these languages a browser takes another country's form. */
function locale(language) {
  return { en: 'en-GB', pt: 'pt-PT' }[language] ?? language;
}

function country(code, list) {
  return new Intl.DisplayNames([locale(list.words.language)], { type: 'region', fallback: 'code' }).of(code);
}

function region(code, list) {
  if (Object.hasOwn(list.words.region, code)) return list.words.region[code];
  return /^[A-Z]{2}$/.test(code) ? country(code, list) : code;
}

function place(at, list) {
  const words = list.words;
  const where = at.country ? country(at.country, list) : at.region ? region(at.region, list) : at.place ? '' : words.notStated;
  return [where, at.place].filter(Boolean).join(', ') + (at.role ? ` (${words.role[at.role]})` : '');
}

function applies(when, list) {
  const words = list.words;
  return [when.region && words.customersIn.replace('{0}', () => region(when.region, list)),
    when.feature && words.withFeature.replace('{0}', () => when.feature), when.optional && words.optional].filter(Boolean);
}
