// Checks the file notice.json that came with a notice (docs/log.md) as `infra/register verify-notice` does, and
// states in sentences what the register had committed to.
const matching = pattern => value => typeof value === 'string' && pattern.test(value);
const optional = shape => value => value === undefined || fits(value, shape);
const isTime = (written, start) => !isNaN(new Date(written)) && new Date(written).toISOString().startsWith(start);
const LITERAL = value => typeof value === 'string' && value.isWellFormed();
const COUNT = value => Number.isSafeInteger(value) && value >= 0;
const HASH = matching(/^[\da-f]{64}$/);
const SLUG = matching(/^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/);
const DAY = value => matching(/^\d{4}-\d\d-\d\d$/)(value) && isTime(value + 'T00:00:00Z', value);
const INSTANT = value =>
  matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.(?!\d*000Z)(?:\d{3}){1,3})?Z$/)(value) && isTime(value, value.slice(0, 19));

// The members of the file, and of the entry that commits to it. Any other member belongs to another version, or is
// forged.
const NOTICE = {
  commitment: {
    announcement: { entryHash: HASH, sequence: COUNT },
    of: matching(/^(?:plan|outcome)$/),
    run: matching(/^[0-9A-HJKMNP-TV-Z]{8}$/),
    tree: { root: HASH, size: COUNT },
  },
  externalId: optional(LITERAL),
  leaf: {
    announcement: { entryHash: HASH, policy: SLUG, sequence: COUNT },
    changes: [{ engagement: optional(LITERAL), kind: matching(/^(?:added|changed|removed|withdrawn)$/), start: DAY, subprocessor: LITERAL }],
    recipient: HASH,
    tellBy: optional(INSTANT),
    withdraws: optional(value => value === true),
  },
  place: { index: COUNT, path: [matching(/^[A-Za-z\d+/]{43}=$/)], size: COUNT },
  proof: LITERAL,
  salt: HASH,
};
const ENTRY = {
  contentHash: HASH,
  effectiveDate: DAY,
  entryKind: LITERAL,
  noNoticeReason: optional(LITERAL),
  policy: SLUG,
  reason: optional(LITERAL),
  recordedAt: INSTANT,
  revision: COUNT,
  sequence: COUNT,
  timeZone: LITERAL,
};

function fits(value, shape) {
  if (typeof shape === 'function') {
    return shape(value);
  }
  if (Array.isArray(shape)) {
    return Array.isArray(value) && value.every(item => fits(item, shape[0]));
  }
  return (
    value?.constructor === Object &&
    Object.keys(value).every(name => Object.hasOwn(shape, name)) &&
    Object.entries(shape).every(([name, inner]) => fits(value[name], inner))
  );
}

// Canonical JSON (RFC 8785); all numbers are integers.
function canonical(value) {
  if (Array.isArray(value)) {
    return `[${value.map(canonical)}]`;
  }
  return value instanceof Object
    ? `{${Object.keys(value).sort().map(name => `${JSON.stringify(name)}:${canonical(value[name])}`)}}`
    : JSON.stringify(value);
}

const hashOfJson = async value => hexadecimal(await sha256(utf8(canonical(value))));

function readNotice(written) {
  need(written.length <= MOST_BESIDE);
  const notice = JSON.parse(written);
  need(canonical(notice) === written && fits(notice, NOTICE));
  const proof = readProof(notice.proof);
  need(fits(proof.entry, ENTRY) && canonical(proof.entry) === text(proof.leaf));
  return { ...notice, path: notice.place.path.map(base64), proof };
}

// Whether the notice is for this recipient, letter for letter except for spaces around the input. An empty customer
// means none.
async function isFor({ leaf, salt, externalId }, name, address) {
  for (const change of [typed => typed, typed => typed.trim()]) {
    const stated = { address: change(address), salt, externalId, customer: change(name) || undefined };
    const named = Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined));
    if ((await hashOfJson(named)) === leaf.recipient) {
      return true;
    }
  }
  return false;
}

// Whether its parts belong together, from the leaf up to the log's root.
async function isWhole({ leaf, commitment, place, path, proof }) {
  const [zero, { entry, origin }, { announcement: announced }] = [Uint8Array.of(0), proof, leaf];
  const root = await rootOf(await sha256(zero, utf8(canonical(leaf))), place.index, place.size, path).catch(() => []);
  return (
    hexadecimal(root) === commitment.tree.root &&
    place.size === commitment.tree.size &&
    commitment.of === 'plan' &&
    announced.sequence === commitment.announcement.sequence &&
    announced.entryHash === commitment.announcement.entryHash &&
    (await hashOfJson(commitment)) === entry.contentHash &&
    entry.entryKind === 'notice' &&
    entry.policy === announced.policy &&
    entry.sequence > announced.sequence &&
    entry.sequence === proof.index + 1 &&
    /^[a-z\d](?:[a-z\d.-]*[a-z\d])?(?::[1-9]\d{0,4})?$/.test(origin.slice(0, -`/log/${entry.policy}`.length)) &&
    origin.endsWith('/log/' + entry.policy) &&
    (await isInLog(proof))
  );
}

async function isInLog(proof) {
  const root = await rootOf(await sha256(Uint8Array.of(0), proof.leaf), proof.index, proof.size, proof.path).catch(() => []);
  return hexadecimal(root) === hexadecimal(proof.root);
}

// The verdict, and who signed. If too few witnesses had seen the log when the mail was sent, the register can supply
// a later proof of the same entry.
async function compareNotice(notice, trust) {
  const judged = (verdict, by) => ({ verdict, saw: new Map(), unchecked: [], wrong: [], ...by });
  if (!(await isFor(notice, customer.value, addressed.value))) {
    return judged(words.othercustomer);
  }
  if (!(await isWhole(notice))) {
    return judged(words.changed);
  }
  const by = trust && (await signers(notice.proof, trust));
  if (!by?.signed) {
    return judged(by?.forged ? words.changed : words.nokey, by);
  }
  const { newer } = notice;
  const later = !by.quorum && newer && (await isInLog(newer)) && (await signers(newer, trust));
  const best = later?.signed && later.quorum ? later : by;
  return judged(best.quorum || trust.none ? words.committed : words.nowitness, best);
}

// The announcement's text in the reader's language, otherwise in the authoritative language.
const inLanguage = (texts, content) =>
  texts?.[document.documentElement.lang] ?? texts?.[content.authoritativeLanguage] ?? Object.values(texts ?? {})[0];
const firstText = (...texts) => texts.find(each => typeof each === 'string');

// The names of the changed subprocessors; their ids if the register does not show the content.
function nameOfChange({ subprocessor, engagement }, content) {
  const listed = content?.subprocessors?.find(each => each.id === subprocessor);
  const service = listed?.engagements?.find(each => each.id === engagement)?.service;
  const names = [firstText(listed?.legalName, listed?.displayName, subprocessor), firstText(inLanguage(service, content), engagement)];
  return names.filter(Boolean).map(plain).join(', ');
}

function providerOf({ leaf, content }) {
  return plain(firstText(inLanguage(content?.editions, content)?.provider, leaf.announcement.policy));
}

const labelOf = kind => ({ added: words.joins, changed: words.changes, removed: words.leaves, withdrawn: words.dropped })[kind];

function tellPledge(shown, notice) {
  const { leaf, proof } = notice;
  const named = [customer.value.trim(), addressed.value.trim()];
  const told = plain(named[0] ? `${named[0]} (${named[1]})` : named[1]);
  say(filled(leaf.withdraws ? words.pledgedoff : words.pledged, providerOf(notice), told), shown);
  const list = say('', shown, 'ul');
  leaf.changes.forEach(change =>
    say(`${labelOf(change.kind)}: ${nameOfChange(change, notice.content)} · ${dayOf(change.start)}`, list, 'li'),
  );
  const zone = proof.entry.timeZone;
  leaf.tellBy && say(filled(words.pledgedby, momentOf(leaf.tellBy, zone)), shown);
  say(filled(words.pledgedat, proof.entry.sequence, momentOf(proof.entry.recordedAt, zone)), shown);
  say(words.meant, shown).className = 'quiet';
}

function tellNotice(notice, trust, found) {
  const { verdict, forged } = found;
  const isNot = [words.othercustomer, words.changed].includes(verdict);
  const list = begin(verdict, isNot ? 'bad' : verdict === words.committed ? '' : 'soon');
  const { shown } = card;
  verdict === words.nokey && trust && say(words.log, shown);
  forged && say(words.signature, shown);
  found.wrong.forEach(name => say(filled(words.cosignature, name), shown));
  if ([words.committed, words.nowitness].includes(verdict)) {
    tellPledge(shown, notice);
  }
  shown.append(list);
  isNot || tellLog(list, null, trust, found);
}

// What the register adds to a notice: its trust file and, if it serves them, a newer proof of the committing entry
// and the announced content. The latter two are trusted only by their hashes.
async function obtainOfNotice({ leaf, proof }) {
  const log = `/log/${leaf.announcement.policy}`;
  const read = async address => (await got(address)).text();
  const [trust, newer, content] = await Promise.all([
    read(`${log}/trust`),
    read(`${log}/proofs/${proof.entry.sequence}`).then(readProof).then(one => (same(one.leaf, proof.leaf) ? one : null)).catch(() => null),
    announcedBy(log, leaf.announcement).catch(() => null),
  ]);
  return { trust, newer, content };
}

async function announcedBy(log, { sequence, entryHash }) {
  const { leaf, entry } = readProof(await (await got(`${log}/proofs/${sequence}`)).text());
  need(hexadecimal(await sha256(Uint8Array.of(0), leaf)) === entryHash);
  const content = new Uint8Array(await (await got(`${log}/contents/${sequence}`)).arrayBuffer());
  need(hexadecimal(await sha256(content)) === entry.contentHash);
  return JSON.parse(text(content));
}

// The address in a notice's mail: `#notice=POLICY&to=ADDRESS&customer=NAME`, which no browser sends to a server.
const linked = new URLSearchParams(location.hash.slice(1));

function tellLinked() {
  const note = document.createElement('div');
  note.className = 'note code';
  say(words.invite, note);
  form.before(note);
  addressed.value = linked.get('to') ?? '';
  customer.value = linked.get('customer') ?? '';
}
