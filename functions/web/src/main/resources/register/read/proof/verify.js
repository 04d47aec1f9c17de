// Checks a PDF of a register in the browser: the content embedded in it, the proof that a log holds that content
// (C2SP tlog-proof), and who signed and saw the log (tlog-policy, tlog-cosignature). Only the two buttons send
// requests to the register.
const words = document.querySelector('main').dataset;
const [form, input, trusted, output] = ['form', 'input', 'textarea', 'output'].map(name => document.querySelector(name));
const [customer, addressed] = ['#customer', '#address'].map(name => document.querySelector(name));
const [obtaining, asking] = ['#obtain', '#ask'].map(name => document.querySelector(name));
const utf8 = string => new TextEncoder().encode(string);
const text = bytes => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
const latin1 = bytes => new TextDecoder('latin1').decode(bytes);
const hexadecimal = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
const number = bytes => bytes.reduce((value, byte) => value * 256 + byte, 0);

function need(condition) {
  if (!condition) {
    throw new SyntaxError('not in its form');
  }
}

function base64(encoded) {
  const decoded = atob(encoded);
  need(btoa(decoded) === encoded);
  return Uint8Array.from(decoded, character => character.charCodeAt(0));
}

async function sha256(...parts) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer()));
}

const TOKEN =
  /[\0\t\n\f\r ]*(<<|>>|[[\]]|\/[^\0\t\n\f\r ()<>[\]{}/%]*|\((?:[^()\\]|\\[^])*\)|<[\dA-Fa-f]*>|\d+ 0 R\b|[-+.\d]+|(?:true|false|null)\b)/y;

// A value in a PDF and its end (ISO 32000-2, 7.3): a dictionary as a map, an array as an array, anything else as
// written.
function valueAt(source, start) {
  TOKEN.lastIndex = start;
  const next = () => TOKEN.exec(source)[1];
  function value(token) {
    need(token !== '>>' && token !== ']');
    if (token === '[') {
      const items = [];
      for (let item = next(); item !== ']'; item = next()) {
        items.push(value(item));
      }
      return items;
    }
    if (token !== '<<') {
      return token;
    }
    const entries = new Map();
    for (let name = next(); name !== '>>'; name = next()) {
      need(name[0] === '/' && !entries.has(name));
      entries.set(name, value(next()));
    }
    return entries;
  }
  return { value: value(next()), end: TOKEN.lastIndex };
}

// Limits on the size of a file and of its decompressed streams: many times the size of a document. A proof, a trust
// file or a notice is smaller.
const MOST = 1 << 26;
const MOST_BESIDE = 1 << 20;

// The content of a deflated stream (RFC 1950), unless it exceeds this limit.
async function inflated(data, most) {
  const reader = new Blob([data]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  const [pieces, next] = [[], () => reader.read()];
  let length = 0;
  for (let piece = await next(); !piece.done; piece = await next()) {
    length += piece.value.length;
    if (length > most) {
      reader.cancel();
      need(false);
    }
    pieces.push(piece.value);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

// A PDF's statements about itself, and its only embedded file, if any: the one that all programs show. Reads what the
// register writes and what seals append: cross-reference streams (7.5.8), the last first, and object streams (7.5.7).
async function readPdf(bytes) {
  const source = latin1(bytes);
  const tables = [];
  let left = MOST;
  async function content(stream) {
    const filter = stream.value.get('/Filter');
    need(!stream.value.has('/DecodeParms') && (!filter || filter === '/FlateDecode'));
    const found = filter ? await inflated(stream.data, left) : stream.data;
    left -= found.length;
    need(left >= 0);
    return found;
  }
  function objectAt(at, wanted) {
    const begin = /(\d+) 0 obj\s/y;
    begin.lastIndex = at;
    const found = Number(begin.exec(source)[1]);
    need(wanted === undefined || found === wanted);
    const object = valueAt(source, begin.lastIndex);
    const stream = /\s*stream\r?\n/y;
    stream.lastIndex = object.end;
    if (stream.test(source)) {
      const end = stream.lastIndex + Number(object.value.get('/Length'));
      object.data = bytes.subarray(stream.lastIndex, end);
      need(/^\s*endstream/.test(source.slice(end, end + 20)));
    }
    return object;
  }
  // The entry for an object in the last table that lists it. Tables are not read completely, because a small file may
  // list millions.
  function placeOf(wanted) {
    for (const { rows, widths, index } of tables) {
      for (let row = 0, section = 0; section < index.length; row += index[section + 1], section += 2) {
        const [first, count] = index.slice(section, section + 2);
        if (first <= wanted && wanted < first + count) {
          let from = (row + wanted - first) * (widths[0] + widths[1] + widths[2]);
          return widths.map(width => number(rows.subarray(from, (from += width))));
        }
      }
    }
    throw new SyntaxError('no such object');
  }
  async function resolved(value) {
    const reference = /^(\d+) 0 R$/.exec(value);
    if (!reference) {
      return { value };
    }
    const wanted = Number(reference[1]);
    const [kind, at, index] = placeOf(wanted);
    if (kind === 1) {
      return objectAt(at, wanted);
    }
    const [outer, holding] = placeOf(at);
    need(kind === 2 && outer === 1);
    const holder = objectAt(holding, at);
    const inside = latin1(await content(holder));
    const first = Number(holder.value.get('/First'));
    const header = inside.slice(0, first).trim().split(/\s+/).map(Number);
    need(header[2 * index] === wanted);
    return valueAt(inside, first + header[2 * index + 1]);
  }
  const at = async (dictionary, ...names) => {
    for (const name of names) {
      dictionary = (await resolved(dictionary.get(name))).value;
    }
    return dictionary;
  };
  let from = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(source.slice(-64))[1];
  for (let before = Infinity; from !== undefined; from = tables.at(-1).trailer.get('/Prev')) {
    need(Number(from) < before);
    before = Number(from);
    const table = objectAt(before);
    need(table.value.get('/Type') === '/XRef');
    const [rows, widths, index] = [await content(table), ...['/W', '/Index'].map(name => table.value.get(name).map(Number))];
    const listed = index.filter((_, each) => each % 2).reduce((sum, count) => sum + count, 0);
    need(widths.length === 3 && widths.every(width => width >= 1) && index.every(each => each >= 0));
    need(index.length % 2 === 0 && listed * (widths[0] + widths[1] + widths[2]) <= rows.length);
    tables.push({ trailer: table.value, rows, widths, index });
  }
  const [{ trailer }] = tables;
  const info = await at(trailer, '/Info');
  const catalog = await at(trailer, '/Root');
  need(info instanceof Map && catalog instanceof Map);
  const read = { catalog, trailer, stated: name => /^\(([\w.-]+)\)$/.exec(info.get('/Register' + name))?.[1] };
  const files = catalog.get('/AF');
  // Evidence of notices contains no list, and the register keeps no record of it.
  if (files && read.stated('Document') !== 'evidence') {
    const shown = await at(catalog, '/Names', '/EmbeddedFiles', '/Names');
    need(files.length === 1 && shown.length === 2 && shown[1] === files[0]);
    const streams = await at((await resolved(files[0])).value, '/EF');
    need(new Set(streams.values()).size === 1);
    read.embedded = await content(await resolved(streams.get('/F')));
    read.content = JSON.stringify(JSON.parse(text(read.embedded)), null, 2);
  }
  return read;
}

// The witnesses and groups that agree. A group comes after its members.
function agreeing(rules, saw) {
  const agreed = new Set();
  rules.forEach((holds, name) => holds(saw, agreed) && agreed.add(name));
  return agreed;
}

// A key written name+id+key, of any algorithm (signed-note).
async function readKey(written) {
  const [, name, id, encoded] = /^([^\s+]+)\+([\da-f]{8})\+(\S+)$/.exec(written);
  const key = base64(encoded);
  need(hexadecimal((await sha256(utf8(name + '\n'), key)).slice(0, 4)) === id);
  need(![1, 4].includes(key[0]) || key.length === 33);
  return { name, id, algorithm: key[0], key: key.slice(1) };
}

// A trust file (tlog-policy), or a log's key alone.
async function readTrust(written) {
  need(written.length <= MOST_BESIDE);
  const [rules, grouped, known, trust] = [new Map(), new Set(), new Set(), { logs: [], witnesses: [], quorum: null }];
  const add = (keys, kind, key) => {
    need(!known.has(kind + key.key));
    known.add(kind + key.key);
    keys.push(key);
    return key;
  };
  const define = (name, holds) => {
    need(name && name !== 'none' && !rules.has(name));
    rules.set(name, holds);
  };
  const isKey = /^[^\s+]+\+[\da-f]{8}\+\S+$/.test(written.trim());
  for (const line of isKey ? ['log ' + written.trim(), 'quorum none'] : written.split('\n')) {
    const [kind, name, ...rest] = line.trim().split(/[ \t]+/);
    if (kind === 'log') {
      add(trust.logs, kind, await readKey(name));
    } else if (kind === 'witness') {
      const key = add(trust.witnesses, kind, await readKey(rest[0]));
      define(name, saw => saw.has(key));
    } else if (kind === 'group') {
      const [threshold, ...members] = rest;
      const least = { any: 1, all: members.length }[threshold] ?? Number(threshold);
      need(Number.isInteger(least) && least >= 1 && least <= members.length);
      for (const member of members) {
        need(rules.has(member) && !grouped.has(member));
        grouped.add(member);
      }
      define(name, (_, agreed) => members.filter(member => agreed.has(member)).length >= least);
    } else if (kind === 'quorum') {
      need(!trust.quorum && (name === 'none' || rules.has(name)));
      trust.quorum = saw => agreeing(rules, saw).has(name);
      trust.none = name === 'none';
    } else {
      need(!kind || kind[0] === '#');
    }
  }
  need(trust.quorum);
  return trust;
}

// A proof (tlog-proof): its leaf and path, and the checkpoint with all its signatures.
function readProof(written) {
  need(written.length <= MOST_BESIDE);
  const [, extra, index, path, body, origin, size, root, lines] =
    /^c2sp\.org\/tlog-proof@v1\nextra (.+)\nindex (0|[1-9]\d{0,14})\n((?:.{44}\n){0,63})\n((.+)\n([1-9]\d{0,14})\n(.{44})\n)\n((?:— .+\n)+)$/.exec(written);
  const leaf = base64(extra);
  const entry = JSON.parse(text(leaf));
  need(entry instanceof Object && JSON.stringify(entry) === text(leaf));
  const signatures = lines.split('\n').slice(0, -1).map(line => {
    const [, name, encoded] = /^— ([^\s+]+) (\S+)$/.exec(line);
    const value = base64(encoded);
    return { name, id: hexadecimal(value.slice(0, 4)), value: value.slice(4) };
  });
  const hashes = path.split('\n').slice(0, -1).map(base64);
  return { leaf, entry, index: Number(index), path: hashes, body, origin, size: Number(size), root: base64(root), signatures };
}

// The root to which a path leads (RFC 6962, section 2.1.1). The last hash is the nearest to the root.
async function rootOf(hash, index, size, path) {
  need(index < size && (size > 1) === path.length > 0);
  if (size === 1) {
    return hash;
  }
  let left = 1;
  while (left * 2 < size) {
    left *= 2;
  }
  const [below, sibling] = [path.slice(0, -1), path.at(-1)];
  return index < left
    ? sha256(Uint8Array.of(1), await rootOf(hash, index, left, below), sibling)
    : sha256(Uint8Array.of(1), sibling, await rootOf(hash, index - left, size - left, below));
}

async function verifies(key, message, signature) {
  const ed25519 = await crypto.subtle.importKey('raw', key.key, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', ed25519, signature, utf8(message));
}

// The differences between the three files, which witnesses saw the log and when, and whether they are enough.
async function compare(pdf, proof, trust) {
  const found = { differs: new Set(), saw: new Map(), unchecked: [], signed: false, quorum: false };
  const hold = (condition, word) => condition || found.differs.add(word);
  const hash = hexadecimal(await sha256(pdf.embedded));
  hold(pdf.stated('ContentHash') === hash, words.content);
  if (!proof) {
    return found;
  }
  const { entry, origin } = proof;
  const leaf = await sha256(Uint8Array.of(0), proof.leaf);
  hold(entry.contentHash === hash, words.content);
  hold(
    ['Policy', 'EffectiveDate', 'Revision', 'Sequence', 'EntryHash'].map(pdf.stated).join() ===
      [entry.policy, entry.effectiveDate, entry.revision, entry.sequence, hexadecimal(leaf)].join() &&
      entry.sequence === proof.index + 1 &&
      origin.endsWith('/log/' + entry.policy) &&
      ['publication', 'correction'].includes(entry.entryKind),
    words.entry,
  );
  const root = await rootOf(leaf, proof.index, proof.size, proof.path).catch(() => []);
  hold(hexadecimal(root) === hexadecimal(proof.root), words.path);
  if (!trust) {
    return found;
  }
  const by = await signers(proof, trust);
  hold(!by.strange, words.log);
  hold(!by.forged, words.signature);
  by.wrong.forEach(name => hold(false, filled(words.cosignature, name)));
  return { ...found, ...by };
}

// The signer of a proof's checkpoint, and the witnesses that saw it.
async function signers(proof, trust) {
  const by = key => proof.signatures.filter(signature => signature.name === key.name && signature.id === key.id);
  const keys = trust.logs.filter(key => key.name === proof.origin && key.algorithm === 1 && by(key).length);
  const signed = await Promise.all(
    keys.map(async key => (await Promise.all(by(key).map(each => verifies(key, proof.body, each.value)))).every(Boolean)),
  );
  const found = { saw: new Map(), wrong: [], signed: signed.includes(true), strange: !trust.logs.some(key => key.name === proof.origin) };
  found.forged = keys.length > 0 && !found.signed;
  const checked = new Set(keys.flatMap(by));
  for (const witness of trust.witnesses.filter(key => key.algorithm === 4)) {
    const times = [];
    for (const cosignature of by(witness)) {
      const time = number(cosignature.value.slice(0, 8));
      const message = `cosignature/v1\ntime ${time}\n${proof.body}`;
      times.push(time >= 1 && time < 1e11 && (await verifies(witness, message, cosignature.value.slice(8))) ? time : 0);
      checked.add(cosignature);
    }
    if (times.length && times.every(Boolean)) {
      found.saw.set(witness, new Date(Math.max(...times) * 1000));
    } else if (times.length) {
      found.wrong.push(witness.name);
    }
  }
  found.unchecked = proof.signatures.filter(each => !checked.has(each)).map(each => each.name);
  found.quorum = trust.quorum(found.saw);
  return found;
}

function verdict(pdf, proof, trust, found) {
  if (!found) {
    return pdf.stated ? words.nocontent : filled(words.unreadable, pdf.name);
  }
  if (found.differs.size) {
    return words.differs;
  }
  if (!proof || !trust) {
    return proof ? words.nokey : words.unproven;
  }
  if (!found.signed) {
    return words.nokey;
  }
  return found.quorum ? words.proven : words.logged;
}

function say(line, within = output, name = 'p') {
  const element = document.createElement(name);
  element.textContent = line;
  within.append(element);
  return element;
}

// The value next to a name in the card.
function row(list, name, ...lines) {
  say(name, list, 'dt');
  const told = say('', list, 'dd');
  lines.forEach(line => say(line, told));
  return told;
}

// The file last chosen of each kind, and whether the register itself named the key. A later check cancels an earlier
// one, so that no verdict appears under another file's name.
let held = { pdf: null, proof: null, notice: null, named: false };
let turn = 0;

// The document that a printed QR code belongs to: `#policy/date/revision/language`.
const coded = /^#([a-z0-9-]{1,63})\/(\d{4}-\d\d-\d\d)\/(\d{1,9})\/([A-Za-z0-9-]{2,35})$/.exec(location.hash)?.slice(1);

function tellCode() {
  const [policy, date, revision, language] = coded;
  const note = document.createElement('div');
  note.className = 'note code';
  say(words.code, note);
  const link = say(`${policy} · ${date} · r${revision} · ${language}`, say('', note), 'a');
  link.href = pageOf(policy, date, revision, language);
  form.before(note);
}

const isServed = location.protocol.startsWith('http');
const minuteOf = time => time.toISOString().slice(0, 16).replace('T', ' ') + ' UTC';
const filled = (word, ...values) => word.replace(/\{(\d)}/g, (_, index) => values[index]);

// In the format of the page's language if the browser knows it, otherwise unchanged; the register's English is
// British.
function local(given, kind, options, write) {
  const language = document.documentElement.lang.replace(/^en$/, 'en-GB');
  try {
    return kind.supportedLocalesOf(language).length ? write(new kind(language, options)) : given;
  } catch {
    // A PDF may state a day or a language that does not exist.
    return given;
  }
}

const momentOf = (instant, timeZone) =>
  local(instant, Intl.DateTimeFormat, { dateStyle: 'long', timeStyle: 'short', timeZone }, format => format.format(new Date(instant))) +
  ` (${plain(timeZone)})`;
const dayOf = date =>
  local(date, Intl.DateTimeFormat, { dateStyle: 'long', timeZone: 'UTC' }, format => format.format(new Date(date + 'T00:00Z')));
const languageOf = tag => local(tag, Intl.DisplayNames, { type: 'language' }, names => names.of(tag));

const pageOf = (policy, date, revision, language) =>
  `/${encodeURIComponent(policy)}/${date}` + (language ? `/${revision}/${language}/` : `?revision=${revision}`);

// The subject of the card, as the document states it.
function tellDocument(list, pdf) {
  const [policy, date, revision, language] = ['Policy', 'EffectiveDate', 'Revision', 'Language'].map(pdf.stated);
  const isVersion = /^\d{4}-\d\d-\d\d$/.test(date) && /^[A-Za-z0-9-]{2,35}$/.test(language) && policy && revision;
  const told = row(list, words.document);
  if (isVersion) {
    const title = pdf.content && JSON.parse(pdf.content)?.editions?.[language]?.title;
    const named = typeof title === 'string' ? plain(title) : policy;
    if (isServed) {
      say(named, say('', told), 'a').href = pageOf(policy, date, revision, language);
    } else {
      say(named, told);
    }
    say(`${dayOf(date)} · ${filled(words.revision, revision)} · ${languageOf(language)}`, told);
  }
  say(words.claims, told).className = 'quiet small';
  coded && [policy, date, revision, language].join() !== coded.join() && say(words.othercode, told);
}

// @return its element
function tellSeal(list, { signer, stamp }) {
  return row(
    list,
    words.seal,
    signer.subject,
    filled(words.certificate, signer.hash, signer.issuer),
    words.ownword,
    stamp ? filled(words.stamped, minuteOf(stamp.at), stamp.by) : words.unstamped,
  );
}

function tellLog(list, judged, trust, found) {
  const { named } = held;
  const proof = held.notice?.proof ?? held.proof;
  const lines = [
    judged,
    [words.proven, words.logged].includes(judged) && words.pages,
    proof && `${plain(proof.origin)} · ${proof.index + 1}/${proof.size}`,
    ...[...found.saw].map(([witness, time]) => filled(words.saw, witness.name, minuteOf(time))),
    ...found.unchecked.map(name => filled(words.unchecked, plain(name))),
    trust && named && words.server,
  ].filter(Boolean);
  if (lines.length || !obtaining.hidden) {
    row(list, words.history, ...lines).append(obtaining);
  }
}

// The card's heading and its style.
function headline(pdf, judged) {
  if (judged === words.differs) {
    return [judged, 'bad'];
  }
  if (!pdf.seal) {
    return [words.unsealed, 'soon'];
  }
  // Anyone can make a certificate whose name reads like a verdict.
  return pdf.stated ? [filled(words.sealed, `“${pdf.seal.signer.subject}”`), ''] : [judged, 'soon'];
}

function tellFile(list, { name, hash }) {
  say(hash, say('SHA-256 ', row(list, words.file, name)), 'code');
}

// A card with a heading and a list of pairs.
function begin(first, look) {
  const shown = say('', output, 'section');
  shown.className = `verdict ${look}`;
  const heading = say(first, shown, 'h2');
  heading.tabIndex = -1;
  card = { shown, heading };
  const list = document.createElement('dl');
  list.className = 'pair';
  return list;
}

// The card on display, for the register's later answers.
let card = null;

// If the seal is broken, the file's statements about itself are not shown.
function tellBroken(pdf) {
  const list = begin(words.broken, 'bad');
  card.shown.append(list);
  tellFile(list, pdf);
}

function tell(trust, found) {
  const { pdf, proof } = held;
  const judged = verdict(pdf, proof, trust, found);
  const [first, look] = headline(pdf, judged);
  const list = begin(first, look);
  const { shown } = card;
  if (found?.differs.size) {
    const differing = say('', shown, 'ul');
    found.differs.forEach(difference => say(difference, differing, 'li'));
  }
  judged !== first && !pdf.stated && say(judged, shown);
  shown.append(list);
  pdf.stated && tellDocument(list, pdf);
  card.status = isServed && row(list, words.status);
  card.status && card.status.append(asking);
  card.seal = pdf.seal && tellSeal(list, pdf.seal);
  if (found) {
    tellLog(list, judged === first ? null : judged, trust, found);
  } else if (pdf.stated && judged !== first) {
    row(list, words.history, judged);
  }
  tellFile(list, pdf);
  row(list, words.not, words.untrue, words.limits);
  if (found) {
    const details = say('', shown, 'details');
    say(words.embedded, details, 'summary');
    say(pdf.content, details, 'pre');
  }
}

// The files that a notice or PDF needs to be proven, and that the register may supply.
const mayObtain = (pdf, notice, trust, found) =>
  notice ? !notice.asked && [words.nokey, words.nowitness].includes(found?.verdict) : pdf?.embedded && !(held.proof && trust);

// @param unreadable the messages about chosen files that could not be read
async function check(unreadable = []) {
  const now = ++turn;
  const { pdf, proof, notice } = held;
  const isBroken = pdf?.seal?.holds === false;
  const isNamed = notice && addressed.value.trim();
  let [trust, found] = [null, null];
  try {
    trust = trusted.value.trim() ? await readTrust(trusted.value) : null;
  } catch {
    unreadable = [...unreadable, filled(words.unreadable, document.querySelector('summary#trusted').textContent)];
  }
  let tellAll = () => (isBroken ? tellBroken(pdf) : isNamed ? tellNotice(notice, trust, found) : tell(trust, found));
  try {
    if (isNamed) {
      found = await compareNotice(notice, trust);
    } else {
      found = pdf?.embedded && !isBroken ? await compare(pdf, proof, trust) : null;
    }
  } catch {
    tellAll = () => say(words.crypto);
  }
  if (now === turn) {
    const wasWithin = output.contains(document.activeElement);
    asking.hidden = !(isServed && pdf && !isBroken && pdf.stated?.('Document') !== 'evidence');
    obtaining.hidden = !(isServed && !isBroken && mayObtain(pdf, notice, trust, found));
    obtaining.textContent = notice ? words.obtainkey : words.obtain;
    output.replaceChildren();
    unreadable.forEach(line => say(line));
    form.querySelector('#recipient').hidden = !notice;
    (pdf || isNamed) && tellAll();
    wasWithin && card?.heading.focus();
  }
}

async function take(files) {
  const now = ++turn;
  output.replaceChildren();
  obtaining.hidden = asking.hidden = true;
  const [taken, unreadable] = [{}, []];
  for (const file of files) {
    let refusal = words.unreadable;
    try {
      need(file.size <= MOST);
      const bytes = new Uint8Array(await file.arrayBuffer());
      const isPdf = latin1(bytes.slice(0, 5)) === '%PDF-';
      if ((isPdf || bytes[0] === 0x7b) && (taken.pdf || taken.notice)) {
        // Otherwise a verdict on one file would look like a verdict on both.
        refusal = words.alone;
        need(false);
      } else if (isPdf) {
        const read = await readPdf(bytes).catch(() => ({}));
        taken.pdf = { name: file.name, hash: hexadecimal(await sha256(bytes)), seal: await readSeal(bytes), ...read };
      } else if (latin1(bytes.slice(0, 19)) === 'c2sp.org/tlog-proof') {
        taken.proof = readProof(text(bytes));
      } else if (bytes[0] === 0x7b) {
        refusal = words.nonotice;
        taken.notice = readNotice(text(bytes));
      } else {
        await readTrust(text(bytes));
        taken.trust = text(bytes);
      }
    } catch {
      unreadable.push(filled(refusal, plain(file.name)));
    }
  }
  if (now === turn) {
    const pdf = taken.notice ? null : held.pdf;
    const notice = taken.pdf ? null : held.notice;
    held = { ...held, pdf, notice, proof: taken.pdf && held.pdf ? null : held.proof, ...taken };
    if (taken.trust) {
      trusted.value = taken.trust;
      held.named = false;
    }
    await check(unreadable);
  }
}

async function got(address) {
  const answer = await fetch(address, { credentials: 'omit' });
  need(answer.ok || answer.status === 404);
  return answer.ok ? answer : null;
}

// The register's files for a PDF: the proof of its entry, and the trust file.
async function obtainOfPdf(pdf) {
  const log = `/log/${pdf.stated('Policy')}`;
  const [proof, trust] = await Promise.all(
    [`${log}/proofs/${pdf.stated('Sequence')}`, `${log}/trust`].map(async each => (await got(each)).text()),
  );
  return { proof: readProof(proof), trust };
}

// Fetches missing files from the register; the trust file only if the reader chose none.
async function obtain() {
  const now = ++turn;
  const { pdf, notice } = held;
  try {
    const { trust, proof, ...more } = await (notice ? obtainOfNotice(notice) : obtainOfPdf(pdf));
    if (now === turn) {
      held.proof = proof ?? held.proof;
      held.notice = notice && { ...notice, ...more, asked: true };
      held.named ||= !trusted.value.trim();
      trusted.value = held.named ? trust : trusted.value;
      await check();
    }
  } catch {
    now === turn && say(words.unavailable, obtaining.parentElement);
  }
}

const LOOKS = { inforce: 'pill', announced: 'pill soon', superseded: 'pill past', withdrawn: 'pill past' };

function tellStatus(issued, told) {
  if (!issued || issued.kind === 'acknowledgement') {
    return;
  }
  const status = issued.status.replace('-', '');
  say(words[status], say('', told), 'span').className = LOOKS[status];
  const edition = [issued.policy, issued.effectiveDate, `r${issued.revision}`, issued.language];
  say(edition.join(' · '), say('', told), 'a').href = pageOf(issued.policy, issued.effectiveDate, issued.revision);
  if (issued.supersededBy) {
    const { effectiveDate, revision } = issued.supersededBy;
    say(`→ ${effectiveDate} · r${revision}`, say('', told), 'a').href = pageOf(issued.policy, effectiveDate, revision);
  }
  issued.redaction && say(issued.redaction.reason, told);
}

function tellIssued(issued, seal, isNamed) {
  const said = issued ? words.issued : words.unknown;
  const { shown, heading, status } = card;
  const name = status.previousSibling;
  if (seal?.holds && held.pdf.stated && !shown.classList.contains('bad')) {
    card.seal.firstChild.textContent = heading.textContent;
    heading.textContent = said;
    shown.className = 'verdict ' + (issued && isNamed ? 'good' : 'soon');
  } else {
    say(said, status);
  }
  tellStatus(issued, status);
  status.innerText || [name, status].forEach(each => each.remove());
  seal?.holds && say(isNamed ? words.registers : words.stranger, card.seal);
  heading.focus();
}

// Asks the register whether it issued the file, by its hash, and whether it names the certificate of the seal.
async function ask() {
  const [now, { hash, seal }] = [++turn, held.pdf];
  try {
    const answer = await got(`/v1/documents/${hash}`);
    const issued = answer && (await answer.json());
    need(!issued || issued.sha256 === hash);
    const { keys } = seal?.holds ? await (await got('/v1/keys')).json() : { keys: [] };
    if (now === turn) {
      asking.hidden = true;
      tellIssued(issued, seal, keys.some(key => key.sha256 === seal.signer.hash));
    }
  } catch {
    now === turn && say(words.failed, card.status);
  }
}

// A saved page contains its last verdict.
output.replaceChildren();
obtaining.hidden = asking.hidden = true;
form.hidden = !crypto.subtle;
document.querySelector('.code')?.remove();
coded && isServed && tellCode();
linked.has('notice') && tellLinked();
document.querySelectorAll('.lang a').forEach(link => {
  // After a change of language, keeps the data that the link or QR code supplied.
  link.hash = location.hash;
});
// The link that skips the page's header also sets a fragment, which is not a code.
addEventListener('hashchange', () => location.hash === '#content' || location.reload());
crypto.subtle || say(words.crypto);
input.addEventListener('change', () => take(input.files));
[customer, addressed].forEach(field => field.addEventListener('input', () => check()));
trusted.addEventListener('input', () => {
  held.named = false;
  check();
});
obtaining.addEventListener('click', obtain);
asking.addEventListener('click', ask);
document.addEventListener('dragover', event => event.preventDefault());
document.addEventListener('drop', event => {
  event.preventDefault();
  form.hidden || take(event.dataTransfer.files);
});
