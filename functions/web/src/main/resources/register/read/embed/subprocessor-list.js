// <subprocessor-list>: a company's list of subprocessors on its own website. docs/website.md says how to embed it.
// All that comes from the register is set as text; nothing is parsed as HTML, kept or sent. Its languages are written
// from left to right, whatever the page's language.

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host { display: block; color: var(--subprocessors-ink, inherit); font: var(--subprocessors-font, inherit) }
:host([hidden]), [hidden] { display: none }
.list { container-type: inline-size }
p { margin: .6em 0 }
h1, h2, h3, h4, h5, h6 { font-size: 1.1em; margin: 1.2em 0 .2em }
ul { margin: .4em 0; padding-inline-start: 1.2em }
table { width: 100%; border-collapse: collapse; table-layout: fixed }
th, td { text-align: start; vertical-align: top; font-weight: inherit; padding: .65em 1em .65em 0; border-bottom: 1px solid var(--subprocessors-line, #767676) }
.list { overflow-wrap: anywhere }
thead th { font-size: .85em }
tbody th { font-weight: 600 }
thead th, small, .quiet { color: var(--subprocessors-quiet, inherit) }
small { display: block; font-weight: 400 }
a { color: var(--subprocessors-accent, LinkText) }
input, select { font: inherit; max-width: 100%; box-sizing: border-box }
.tools, fieldset { display: flex; flex-wrap: wrap; gap: .6em 1.5em }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0 }
legend { padding: 0; font-weight: 600 }
fieldset p { flex-basis: 100%; margin: 0 }
.edge { border-inline-start: .25em solid var(--subprocessors-accent, currentColor); margin: 1em 0; padding-inline-start: 1em }
.edge > :first-child { margin-top: 0 }
.tag { width: fit-content; border: 1px dashed var(--subprocessors-accent, currentColor); padding: 0 .4em; font-weight: 600 }
.coming > tr > * { border-block: 1px dashed var(--subprocessors-accent, currentColor) }
.tag::first-letter, fieldset label::first-letter, .list > p::first-letter, .edge > :first-child::first-letter { text-transform: uppercase }
@container (max-width: 40em) { table, thead, tbody, tr, th, td { display: block } thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden } td, tbody th { border: 0; padding: .2em 0 } tbody { border-bottom: 1px solid var(--subprocessors-line, #767676); padding: .5em 0 } }
@media print { .tools { display: none } }
`);

// Shown if no list was ever loaded, and therefore none of the register's words.
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

const TIMEOUT_MS = 5000;
const CACHE_TIMEOUT_MS = 1000;
const last = new Map();

// In a narrow layout the table is styled as blocks, so only its roles make it a table.
const ROLES = { table: 'table', thead: 'rowgroup', tbody: 'rowgroup', tr: 'row', td: 'cell' };

const element = (tag, part, ...children) => {
  const made = document.createElement(tag);
  if (ROLES[tag]) made.setAttribute('role', ROLES[tag]);
  if (part) made.setAttribute('part', part);
  made.append(...children.filter(Boolean));
  return made;
};
const set = (target, attributes) => {
  for (const [name, value] of Object.entries(attributes)) target.setAttribute(name, value);
  return target;
};
const named = (kinds) => kinds.map((kind) => kind.name).join(', ');
const quiet = (part, ...children) => set(element('p', part, ...children), { class: 'quiet' });
const between = (separator, items) => items.filter(Boolean).flatMap((item, at) => (at ? [separator, item] : [item]));
const say = (word, ...values) => word.replace(/\{(\d)\}/g, (_, at) => values[at]);

class Unanswered extends Error {}

async function ask(url, within, more) {
  let answer;
  try {
    answer = await fetch(url, {
      signal: AbortSignal.timeout(within), referrerPolicy: 'no-referrer', ...more,
    });
    if (answer.ok) {
      const from = Date.parse(answer.headers.get('Date')) || Date.now();
      return { list: await answer.json(), from, now: from + 1000 * (Number(answer.headers.get('Age')) || 0) };
    }
  } catch (error) {
    throw new Unanswered(`${error.name}: ${error.message}`);
  }
  throw answer.status < 500 && answer.status !== 429 ? new Error(`${answer.status}`) : new Unanswered(`${answer.status}`);
}

/** A cache in front of the register keeps a list until the policy's day ends, and longer only while the register is gone. */
const isOfEarlierDay = ({ list: { timeZone }, from, now }) => {
  const day = (at) => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
  return day(from) < day(now);
};

/** The list, or the one before where the register does not answer: of this page, else of the browser's cache. */
async function obtain(url) {
  try {
    const got = { ...await ask(url, TIMEOUT_MS), href: url.href };
    return { ...got, stale: isOfEarlierDay(got) };
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    const got = last.get(url.href)
      ?? await ask(url, CACHE_TIMEOUT_MS, { cache: 'force-cache' }).catch(() => { throw error; });
    return { ...got, stale: true };
  }
}

const primary = (language) => language.split('-')[0];

/**
 * The list in the edition nearest to a language. A server answers for each language; a folder of files has the
 * editions' lists and one for all others. Few editions are one country's, so the language alone is asked for first.
 */
async function obtainIn(language, exactly, whole) {
  const kept = (of) => Object.assign(new URL(whole), { pathname: whole.pathname.replace(/json$/, `${of}.json`) });
  const first = exactly ? language : primary(language);
  const got = await obtain(kept(first)).catch((error) => {
    // What a folder lacks is forbidden at some hosts, and hidden from other websites at others.
    if (!/^(40[34]|TypeError)/.test(error.message)) throw error;
    return obtain(Object.assign(new URL(whole), { search: `lang=${language}` }));
  });
  const { editions = [], language: given } = got.list;
  const offered = editions.map((each) => each.language);
  const nearest = [language, given, ...offered].find((each) => offered.includes(each) && primary(each) === primary(language));
  return [undefined, given, first].includes(nearest) ? got : obtain(kept(nearest));
}

customElements.define('subprocessor-list', class extends HTMLElement {
  static observedAttributes = ['src', 'lang', 'show', 'heading-level', 'region'];
  #root = this.attachShadow({ mode: 'open' });
  #turn = 0;
  #chosen = null;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(element('slot'));
  }

  connectedCallback() {
    window.addEventListener('pageshow', this);
    this.#renew();
  }

  disconnectedCallback() {
    window.removeEventListener('pageshow', this);
    this.#turn++;
  }

  /** A page to which the reader goes back is shown as it was left, perhaps days ago. */
  handleEvent({ persisted }) {
    if (persisted) this.#renew();
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === 'lang') this.#chosen = null;
    if (this.isConnected) this.#renew();
  }

  async #renew(byChoice) {
    const turn = ++this.#turn;
    await null;
    if (turn !== this.#turn) return;
    this.setAttribute('aria-busy', 'true');
    const language = tag(this.#chosen ?? languageOf(this)) ?? tag(navigator.language) ?? 'en';
    try {
      const page = new URL(this.getAttribute('src') ?? '', document.baseURI);
      const policy = /^\/(?:.*\/)?([a-z0-9-]+)$/.exec(page.pathname)?.[1];
      if (!/^https?:$/.test(page.protocol) || !policy) throw new Error(`src: ${this.getAttribute('src')}`);
      const url = new URL(`v1/policies/${policy}/subprocessors.json`, page);
      const region = this.getAttribute('region');
      if (region) url.search = new URLSearchParams({ lang: language, region });
      const got = await (region ? obtain(url) : obtainIn(language, this.#chosen, url));
      if (turn !== this.#turn) return;
      const { list, stale } = got;
      // A folder of files takes no query.
      if (region && !list.filter?.region) throw new Error(`expected the list for customers in ${region}, got another`);
      if (list.policy !== policy) throw new Error(`expected the list of ${policy}, got ${list.policy}`);
      const whole = new View(this, list, page).whole(got, (to) => this.#choose(to));
      if (!stale) last.set(got.href, got);
      this.#root.replaceChildren(whole, set(element('slot'), { name: 'after' }));
      if (byChoice) whole.querySelector('select')?.focus();
      this.#tell('load', { date: list.effectiveDate, count: list.subprocessors.length, announced: list.announced.length, stale });
    } catch (error) {
      if (turn !== this.#turn) return;
      const known = [language, primary(language)].find((each) => Object.hasOwn(FAILED, each)) ?? 'en';
      this.#root.replaceChildren(element('slot'), set(element('p', 'error', FAILED[known]), { role: 'status', lang: known, dir: 'ltr' }));
      this.#tell('error', { message: error.message });
    }
    this.removeAttribute('aria-busy');
  }

  /** Once: a browser may say again, where the focus leaves the field, what was chosen. */
  #choose(language) {
    if (language === this.#chosen) return;
    this.#chosen = language;
    this.#renew(true);
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`subprocessors-${name}`, { detail, bubbles: true }));
  }
});

/** What the shadow holds for one list. */
class View {
  constructor(host, list, page) {
    this.list = list;
    this.words = list.words;
    this.page = page;
    this.shows = (host.getAttribute('show') ?? 'announced search choice').split(/\s+/);
    this.level = /^[1-6]$/.test(host.getAttribute('heading-level')) ? host.getAttribute('heading-level') : 3;
    this.chosen = {};
  }

  whole({ from, stale }, choose) {
    const { list, words, shows } = this;
    const late = stale && this.#own(set(element('p', 'error', say(words.stale, this.#time(from))), { class: 'edge', role: 'status' }));
    const trial = list.trial && this.#own(set(element('p', 'trial', words.trial), { class: 'tag', role: 'note' }));
    const status = this.#own(quiet('status', `${words.status}, ${this.#date(list.effectiveDate)} · `,
      this.#mine(this.#link(list.links.html, list.title))));
    this.coming = shows.includes('announced') ? list.announced : [];
    this.all = [list, ...this.coming].flatMap((each) => each.joining ?? each.subprocessors).flatMap((each) => each.engagements);
    const announced = this.coming.map((each) => this.#announced(each));
    const joining = this.coming.flatMap((each) => each.joining.flatMap(({ engagements }) => engagements));
    const headed = new Map([...joining.map(({ category }) => [category, words.category[category]]),
      ...[...this.coming.flatMap((each) => each.categories ?? []), ...list.categories].map(({ category, heading }) => [category, heading])]);
    const ungrouped = list.categories.length ? [] : list.subprocessors.slice(0, 1).flatMap(({ engagements }) => engagements);
    const order = [...new Set([...list.categories, ...ungrouped, ...joining].map(({ category }) => category))];
    this.headings = order.map((category) => [category, headed.get(category)]);
    this.groups = this.#tables();
    this.count = new Set(this.bodies.values()).size;
    const groups = list.subprocessors.length ? this.groups : [this.#own(quiet('status', words.empty)), ...this.groups];
    const tools = [shows.includes('search') && this.bodies.size > 1 && this.#search(),
      list.editions.length > 1 && this.#languages(choose), shows.includes('choice') && this.#choice()].filter(Boolean);
    const links = this.#own(element('p', 'links', ...between(' · ', [
      this.#link(list.links.snapshot, words.sealedPdf), this.#link(`${list.links.page}#_versions`, words.versions)])));
    return set(element('div', '', late, trial, status, tools.length && this.#own(set(element('div', '', ...tools), { class: 'tools' })),
      ...announced, ...groups, links,
      shows.includes('proof') && this.#own(quiet('proof', `${words.contentHash}: `, element('code', '', list.contentHash), ' · ',
        this.#link(list.links.verify, words.verify)))), { lang: list.language, dir: 'ltr', class: 'list' });
  }

  #own(node) { return set(node, { lang: this.words.language }); }
  #mine(node) { return set(node, { lang: this.list.language }); }

  #search() {
    const field = set(element('input', 'search'), { type: 'search', autocomplete: 'off' });
    this.found = element('output', 'status');
    field.addEventListener('input', () => {
      this.wanted = field.value.trim().toLowerCase();
      this.#apply();
    });
    return element('div', '', element('label', '', `${this.words.search} `, field), ' ', this.found);
  }

  /** The values that occur in the list, and what they leave. */
  #choice() {
    const { words, list } = this;
    const of = (values) => [...new Map(values.filter(Boolean))];
    const regions = of(this.all.map(({ appliesWhen: { region } = {} }) => region && [region, this.#region(region)]));
    const features = of(this.all.map(({ appliesWhen: { feature } = {} }) => feature && [feature.id, feature.name]));
    const there = new Set(this.all.flatMap((each) => this.#where(each)));
    const places = [['in', words.where?.in], ['out', words.where?.out], ['unstated', words.notStated]].filter(([each]) => there.has(each));
    const label = (word) => say(word, '…');
    const fields = [!list.filter?.region && regions.length && this.#field('region', label(words.customersIn), words.any, regions),
      features.length && this.#field('feature', label(words.withFeature), words.any, features),
      places.length > 1 && this.#field('where', words.whereLabel, words.whereAll, places)].filter(Boolean);
    if (!fields.length || !words.concernMe) return null;
    this.note = set(element('p', 'status'), { role: 'status' });
    return element('fieldset', '', element('legend', '', words.concernMe), ...between(' ', fields), this.note);
  }

  #field(name, label, none, values) {
    const field = element('select', 'choice', ...[['', none], ...values].map(([value, text]) => set(element('option', '', text), { value })));
    field.addEventListener('change', () => {
      this.chosen[name] = field.value;
      this.#apply();
    });
    return element('label', '', `${label} `, field);
  }

  /** The choices that the places of an engagement match; all, if a place is known by the policy's own word alone. */
  #where({ locations }) {
    return locations.flatMap(({ unstated, country, region }) => (unstated ? 'unstated' : this.list.where?.[country ?? region] ?? ['in', 'out', 'unstated']));
  }

  /** As the list's own filter does it: what is stated for no customers is for all. */
  #passes(engagement) {
    const { region, feature, where } = this.chosen;
    const { appliesWhen: when = {} } = engagement;
    return (!region || !when.region || when.region === region) && (!feature || !when.feature || when.feature.id === feature)
      && (!where || this.#where(engagement).includes(where));
  }

  /** What the choice passes, and the search finds. */
  #apply() {
    const { words, list, wanted = '', note } = this;
    const groups = this.#tables();
    this.groups.forEach((each, at) => each.replaceWith(groups[at]));
    this.groups = groups;
    const { bodies } = this;
    for (const [body] of bodies) body.hidden = !body.textContent.toLowerCase().includes(wanted);
    for (const group of groups) group.hidden = !group.querySelector('tbody:not([hidden])');
    const left = [...bodies].filter(([body]) => !body.hidden);
    if (this.found) this.found.textContent = wanted === '' ? '' : left.length ? `${left.length} / ${bodies.size}` : words.noMatch;
    if (!note) return;
    const choice = Object.entries(this.chosen).filter(([, value]) => value);
    const link = this.#link(list.links.page, words.choiceLink);
    const to = new URL(link.href);
    for (const each of list.filter?.region ? [['region', list.filter.region], ...choice] : choice) to.searchParams.set(...each);
    to.hash = '_list';
    link.href = to.href;
    const shown = new Set(left.map(([, id]) => id)).size;
    note.replaceChildren(...choice.length ? [`${say(words.partShown, shown, this.count)} ${words.choiceNote} `, link] : []);
  }

  #languages(choose) {
    const options = this.list.editions.map(({ language }) => Object.assign(
      set(element('option', '', name(language, 'language', language)), { value: language, lang: language }),
      { selected: language === this.list.language }));
    const field = element('select', 'language', ...options);
    field.addEventListener('change', () => choose(field.value));
    return element('div', '', element('label', '', `${this.words.languageLabel} `, field));
  }

  #announced(each) {
    const { words } = this;
    const { objection } = each;
    const changes = each.changes.map((change) => element('li', '', element('b', '', change.label),
      ': ', [change.name, change.text].filter(Boolean).join(change.text?.startsWith(':') ? '' : ' ')));
    return this.#own(set(element('section', 'announced',
      element(`h${this.level}`, 'heading', `${words.announced}, ${this.#date(each.effectiveDate)}`),
      changes.length && element('ul', '', ...changes),
      objection && element('p', '', `${words.objectUntil} ${this.#time(objection.instant, objection.zone)} (${objection.zone}). `,
        set(element('span', '', ...mailed(objection.how, objection.to)), { lang: each.language })),
      element('p', '', ...between(' · ', [this.#link(each.links.changes, words.changes),
        this.#link(each.links.snapshot, words.sealedPdf)]))), { class: 'edge' }));
  }

  #tables() {
    this.bodies = new Map();
    return this.headings.map(([category, heading]) => this.#group(category, heading));
  }

  #group(category, heading) {
    const listed = [[this.list.subprocessors], ...this.coming.map((each) => [each.joining, each])];
    const bodies = listed.flatMap(([subprocessors, coming]) => subprocessors.flatMap((subprocessor) => {
      const engagements = subprocessor.engagements.filter((engagement) => engagement.category === category && this.#passes(engagement));
      if (!engagements.length) return [];
      const body = this.#body(subprocessor, engagements, coming);
      this.bodies.set(body, subprocessor.id);
      return [body];
    }));
    const head = ['subprocessor', 'service', 'location'].map((column) => set(element('th', 'head', this.words[column]), { scope: 'col', role: 'columnheader' }));
    const table = element('table', 'table', this.#own(element('thead', '', element('tr', '', ...head))), ...bodies);
    return element('section', '', heading && element(`h${this.level}`, 'heading', heading),
      set(table, { 'aria-label': heading ?? this.list.title }));
  }

  /** What is announced of a subprocessor as a whole, or of some of its engagements. */
  #tags({ id }, coming, ids) {
    return (coming ? [coming] : this.coming).flatMap((each) => each.changes
      .filter((change) => change.id === id && /join|adds/.test(change.kind) === Boolean(coming)
        && (change.engagements ? change.engagements.some((of) => ids?.includes(of)) : !ids))
      .map(({ kind, label }) => this.#own(set(element('small', 'tag', [this.words.announced, label,
        kind === 'ends' ? '' : this.#date(each.effectiveDate)].filter(Boolean).join(' · ')), { class: 'tag' }))));
  }

  /**
   * Engagements that differ in place and customers alone are one line.
   * @param coming the version that announces it; undefined for what is in force
   */
  #body(subprocessor, engagements, coming) {
    const lines = new Map();
    for (const { id, locations, appliesWhen, ...engagement } of engagements) {
      const key = JSON.stringify(engagement);
      if (!lines.has(key)) lines.set(key, { engagement, places: new Set(), ids: [] });
      lines.get(key).ids.push(id);
      const customers = this.#applies(appliesWhen ?? {});
      for (const at of locations) lines.get(key).places.add([this.#place(at), ...customers].join(' · '));
    }
    const { words } = this;
    const { contact } = subprocessor;
    const about = [subprocessor.country && this.#country(subprocessor.country), words.relationship[subprocessor.relationship]];
    const heading = element('th', 'name', subprocessor.legalName ?? subprocessor.displayName ?? subprocessor.id,
      ...this.#tags(subprocessor, coming), this.#own(element('small', '', about.filter(Boolean).join(' · '))),
      ...(subprocessor.identifiers ?? []).map(({ scheme, value }) => this.#own(element('small', 'detail identifier', `${words.identifier[scheme]}: ${value}`))),
      contact && element('small', 'detail contact', `${contact.role}: `, mail(contact.email)));
    const rows = [...lines.values()].map(({ engagement, places, ids }) => element('tr', 'row',
      element('td', 'service', engagement.service,
        engagement.purpose !== engagement.service && element('small', 'purpose', engagement.purpose), ...this.#tags(subprocessor, coming, ids),
        ...this.#details(engagement).map((text) => this.#own(element('small', 'detail', text)))),
      this.#own(element('td', 'location', ...[...places].map((text) => element('div', '', text)),
        ...(this.shows.includes('transfers') ? engagement.transfers ?? [] : []).map((each) => element('small', 'transfer', this.#transfer(each)))))));
    rows[0].prepend(set(heading, { scope: 'rowgroup', role: 'rowheader', rowspan: rows.length }));
    return set(element('tbody', '', ...rows), coming ? { class: 'coming', lang: coming.language } : {});
  }

  #details(of) {
    const { words } = this;
    const date = (word, at) => at && say(word, this.#date(at));
    return [of.personalDataCategories && say(words.personalData, named(of.personalDataCategories)),
      of.dataSubjectCategories && say(words.dataSubjects, named(of.dataSubjectCategories)),
      of.retention && say(words.retention, of.retention),
      of.modelTraining === undefined ? null : words.modelTraining[of.modelTraining],
      date(words.newCustomersFrom, of.newCustomersFrom), date(words.existingCustomersFrom, of.existingCustomersFrom),
      date(words.endsOn, of.endsOn)].filter(Boolean);
  }

  #transfer({ from, to, mechanism, module }) {
    const on = [(mechanism === 'dpf' && this.words.dpfFrom[from]) || this.words.mechanism[mechanism], module && this.words.module[module]].filter(Boolean).join(', ');
    return mechanism === 'not-a-transfer' ? `${on} (${this.#country(from)} – ${this.#country(to)})`
      : say(this.words.transfer, this.#country(from), this.#country(to), on);
  }

  #place(at) {
    const where = at.country ? this.#country(at.country) : at.region ? this.#region(at.region) : at.place ? '' : this.words.notStated;
    return [where, at.place].filter(Boolean).join(', ') + (at.role ? ` (${this.words.role[at.role]})` : '');
  }

  #applies(when) {
    return [when.region && say(this.words.customersIn, this.#region(when.region)),
      when.feature && say(this.words.withFeature, when.feature.name), when.optional && this.words.optional].filter(Boolean);
  }

  #country(code) { return name(code, 'region', this.words.language); }

  #region(code) {
    if (Object.hasOwn(this.words.region, code)) return this.words.region[code];
    return /^[A-Z]{2}$/.test(code) ? this.#country(code) : code;
  }

  #date(day) { return this.#format(new Date(day), { dateStyle: 'long', timeZone: 'UTC' }); }
  #time(at, timeZone) { return this.#format(new Date(at), { dateStyle: 'long', timeStyle: 'short', timeZone }); }

  /** As the edition's own country writes it, where the words are in its language. */
  #format(at, how) {
    const { language } = this.list;
    const spoken = language.split('-')[0] === this.words.language ? language : this.words.language;
    return new Intl.DateTimeFormat(locale(spoken), how).format(at);
  }

  /** An address of the register: wherever it says that it is, this page allows only where the list came from. */
  #link(address, text) {
    const to = new URL(address, this.page);
    const { protocol, pathname, search, hash } = to;
    // The parts are set one by one, because a path that begins with two slashes would lead to another host.
    const here = /^https?:$/.test(protocol) ? Object.assign(new URL(this.page), { pathname, search, hash }) : this.page;
    return set(element('a', 'link', text), { href: here.href });
  }
}

/** As the register takes it: the tag of a language, not of none (`und`), nor longer than any in use. */
function tag(text) {
  try {
    const { baseName, language } = new Intl.Locale(text);
    return language === 'und' || baseName.length > 35 ? null : baseName;
  } catch {
    return null;
  }
}

/** As the nearest element with `lang` says it, beyond the shadow that the element may stand in. */
function languageOf(node) {
  const said = node.lang || node.closest('[lang]')?.lang;
  const { host } = node.getRootNode();
  return said || !host ? said : languageOf(host);
}

function mail(address) {
  return set(element('a', 'link', address), { href: `mailto:${encodeURIComponent(address).replace('%40', '@')}` });
}

/** The text with the address in it as a link, or behind it. */
function mailed(text, address) {
  if (!address) return [text];
  const [before, ...after] = text.split(address);
  return after.length === 1 ? [before, mail(address), after[0]] : [text, ' ', mail(address)];
}

/** Of these languages a browser takes another country's form. */
function locale(language) {
  return { en: 'en-GB', pt: 'pt-PT' }[language] ?? language;
}

function name(code, type, language) {
  return new Intl.DisplayNames([locale(language)], { type, fallback: 'code' }).of(code);
}
