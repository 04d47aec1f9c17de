// Checks the electronic seal of a PDF as the register writes it: PAdES (ETSI EN 319 142-1) with CMS (RFC 5652),
// SHA-256, RSA or ECDSA, its time-stamp (RFC 3161), and that nothing but evidence follows the sealed part. Whom to
// trust as a sealer is not for a browser to decide, so it names the certificates.
const HASHES = { '608648016503040201': 'SHA-256', '608648016503040202': 'SHA-384', '608648016503040203': 'SHA-512' };
const CURVES = { '2a8648ce3d030107': ['P-256', 32], '2b81040022': ['P-384', 48], '2b81040023': ['P-521', 66] };
const ECDSA = { 'SHA-256': '2a8648ce3d040302', 'SHA-384': '2a8648ce3d040303', 'SHA-512': '2a8648ce3d040304' };
const RSA = ['2a864886f70d010101', '2a864886f70d01010b', '2a864886f70d01010c', '2a864886f70d01010d'];
const [DATA, DIGEST, SIGNER, SIGNER1, STAMP, TIME] = ['0701', '0904', '0910022f', '0910020c', '0910020e', '09100104'].map(end => '2a864886f70d01' + end);
const [SEQUENCE, SET, OCTETS] = [0x30, 0x31, 4];

// A value in DER (X.690, 10.1) and its end: tag, content, and all its bytes.
function der(bytes, from = 0) {
  let [at, length] = [from + 2, bytes[from + 1]];
  if (length > 127) {
    const digits = bytes.subarray(at, (at += length - 128));
    need(digits.length && digits.length < 4 && digits[0] && (digits.length > 1 || digits[0] > 127));
    length = number(digits);
  }
  const end = at + length;
  need((bytes[from] & 31) !== 31 && end <= bytes.length);
  return { tag: bytes[from], content: bytes.subarray(at, end), all: bytes.subarray(from, end), end };
}

function parts(value, tag = SEQUENCE) {
  need(value?.tag === tag);
  const found = [];
  for (let at = 0; at < value.content.length; at = found.at(-1).end) {
    found.push(der(value.content, at));
  }
  return found;
}

const [INTEGER, NULL, OID] = [2, 5, 6];
const contentOf = (value, tag) => (need(value?.tag === tag), hexadecimal(value.content));
const oid = value => contentOf(value, OID);
const same = (one, other) => hexadecimal(one) === hexadecimal(other);
const digest = async (hash, bytes) => new Uint8Array(await crypto.subtle.digest(hash, bytes));
const hashOf = algorithm => HASHES[oid(parts(algorithm)[0])];

// A stranger's text, shortened, without characters that could change how the text beside it reads.
const plain = string => string.replace(/[\p{C}\u2028\u2029]/gu, '\uFFFD').replace(/^([^]{120})[^]+$/, '$1…');

// The common name and the organization in a name (X.520), otherwise the whole name.
function nameOf(value) {
  const named = new Map();
  for (const set of parts(value)) {
    for (const attribute of parts(set, SET)) {
      const [type, string] = parts(attribute);
      named.set(oid(type), new TextDecoder(string.tag === 30 ? 'utf-16be' : 'utf-8').decode(string.content));
    }
  }
  const chosen = ['550403', '55040a'].map(type => named.get(type)).filter(Boolean);
  return plain([...new Set(chosen.length ? chosen : named.values())].join(', '));
}

async function certificateOf(value) {
  const fields = parts(parts(value)[0]);
  const [serial, , issuer, , subject, key] = fields[0].tag === 0xa0 ? fields.slice(1) : fields;
  const names = { subject: nameOf(subject), issuer: nameOf(issuer) };
  return { ...names, id: hexadecimal(issuer.all) + hexadecimal(serial.all), key, all: value.all, hash: hexadecimal(await sha256(value.all)) };
}

// An ECDSA signature as two numbers of fixed length, as browsers require it.
function fixed(signature, length) {
  const numbers = parts(der(signature)).map(each => (need(each.tag === INTEGER), each.content));
  const padded = numbers.map(each => {
    const digits = each[0] ? each : each.subarray(1);
    need(digits.length <= length);
    return [...new Uint8Array(length - digits.length), ...digits];
  });
  need(numbers.length === 2);
  return Uint8Array.from(padded.flat());
}

async function signatureHolds(key, hash, signature, message) {
  const [algorithm, parameter] = parts(parts(key)[0]);
  const isRsa = RSA.includes(oid(algorithm));
  const [namedCurve, length] = isRsa ? [] : (CURVES[oid(parameter)] ?? []);
  if (!hash || !(isRsa || namedCurve)) {
    throw new DOMException('not an algorithm of the register', 'NotSupportedError');
  }
  const imported = isRsa ? { name: 'RSASSA-PKCS1-v1_5', hash } : { name: 'ECDSA', namedCurve };
  const spki = await crypto.subtle.importKey('spki', key.all, imported, false, ['verify']);
  return crypto.subtle.verify({ ...imported, hash }, spki, isRsa ? signature : fixed(signature, length), message);
}

function attributesOf(value, tag) {
  const attributes = new Map();
  for (const attribute of value ? parts(value, tag) : []) {
    const [type, values] = parts(attribute);
    need(!attributes.has(oid(type)) && parts(values, SET).length === 1);
    attributes.set(oid(type), parts(values, SET)[0]);
  }
  return attributes;
}

// Signed data with a valid signature: the hash of the signed content, and the certificate.
async function signedData(bytes) {
  const [type, wrapped] = parts(der(bytes));
  need(oid(type) === '2a864886f70d010702');
  const [version, digests, content, carried, ...rest] = parts(parts(wrapped, 0xa0)[0]);
  const infos = parts(rest.at(-1), SET);
  need(infos.length === 1);
  const [signerVersion, sid, hashed, attributes, algorithm, signature, unsigned] = parts(infos[0]);
  need(attributes?.tag === 0xa0 && signature.tag === OCTETS);
  const signed = attributesOf(attributes, 0xa0);
  const message = Uint8Array.from([SET, ...attributes.all.subarray(1)]);
  const certificates = await Promise.all(parts(carried, 0xa0).slice(0, 33).map(certificateOf));
  need(certificates.length < 33);
  const id = parts(sid).map(part => hexadecimal(part.all));
  const signer = certificates.find(each => each.id === id.join(''));
  const hash = hashOf(hashed);
  need(signer && (await signatureHolds(signer.key, hash, signature.content, message)));
  const [contentType, inside] = parts(content);
  need(oid(signed.get('2a864886f70d010903')) === oid(contentType));
  const covered = signed.get(DIGEST).content;
  const given = inside && parts(inside, 0xa0)[0].content;
  need(!given || same(await digest(hash, given), covered));
  const form = { versions: [version, signerVersion], digests: parts(digests, SET), hashed, algorithm };
  return { contentType: oid(contentType), content: given, covered, signer, certificates, signed, signature, unsigned, form };
}

// The unsigned part of signed data must be as the register writes it.
function needForm({ versions, digests, hashed, algorithm }, { key }) {
  const isRsa = RSA.includes(oid(parts(parts(key)[0])[0]));
  need(versions.every(each => contentOf(each, INTEGER) === '01'));
  need(digests.length === 1 && oid(parts(digests[0])[0]) === oid(parts(hashed)[0]));
  const [name, parameters] = parts(algorithm);
  need((isRsa ? RSA : [ECDSA[hashOf(hashed)]]).includes(oid(name)));
  need(isRsa ? contentOf(parameters, NULL) === '' : !parameters);
}

// Whether the certificate is the one that the signed attributes name (RFC 5035; RFC 2634 for SHA-1). Otherwise
// another name could be given to the same key.
async function namesItself({ signed, signer }) {
  const attribute = signed.get(SIGNER) ?? signed.get(SIGNER1);
  const [first, second] = parts(parts(parts(attribute)[0])[0]);
  const isNamed = first.tag === SEQUENCE;
  const hash = isNamed ? hashOf(first) : signed.has(SIGNER) ? 'SHA-256' : 'SHA-1';
  return same(await digest(hash, signer.all), (isNamed ? second : first).content);
}

// A time-stamp of this hash: its time and its authority.
async function timeStamp(token, imprinted) {
  const data = await signedData(token);
  const { contentType, content, signer } = data;
  need(await namesItself(data));
  const [, , imprint, , time] = parts(der(content));
  const [algorithm, hashed] = parts(imprint);
  need(contentType === TIME && time.tag === 24 && same(hashed.content, await imprinted(hashOf(algorithm))));
  const [, year, month, day, clock, minutes, seconds] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d(?:\.\d+)?)Z$/.exec(latin1(time.content));
  return { at: new Date(`${year}-${month}-${day}T${clock}:${minutes}:${seconds}Z`), by: `${signer.subject} (SHA-256 ${signer.hash})` };
}

// The content of the space reserved for a signature: its value, then zeros.
function contentsOf(bytes, from, to) {
  need(to - from < 1 << 20);
  const [, digits] = /^<((?:[\da-f]{2})+)>$/.exec(latin1(bytes.subarray(from, to)));
  const room = Uint8Array.from(digits.match(/../g), byte => parseInt(byte, 16));
  const value = der(room).all;
  need(!room.subarray(value.length).some(Boolean));
  return value;
}

const RANGE = /\/ByteRange ?\[ ?(\d{1,9}) (\d{1,9}) (\d{1,9}) (\d{1,9}) ?]/g;

function rangesOf(bytes) {
  return [...latin1(bytes).matchAll(RANGE)]
    .map(([, ...numbers]) => numbers.map(Number))
    .map(([start, before, after, rest]) => ({ start, before, after, end: after + rest }));
}

// A text may contain the same words, but only a seal reserves space for itself there.
const leavesRoom = bytes => ({ before, after }) => before < after && bytes[before] === 60 && bytes[after - 1] === 62;

const coveredBy = (bytes, { before, after, end }) => [bytes.subarray(0, before), bytes.subarray(after, end)];
const written = value =>
  JSON.stringify(value, (_, each) => (each instanceof Map ? [...each].sort(([one], [other]) => (one < other ? -1 : 1)) : each));

// The entries of a catalog except one, with strings in hexadecimal: an addition may not change them.
function kept(catalog, changed) {
  const entries = [...catalog].filter(([name]) => name !== changed);
  const digits = value => (/^\(/.test(value) ? '<' + hexadecimal(stringOf(value)) + '>' : value);
  return written(new Map(entries)).replace(/"\((?:[^"\\]|\\.)*"/g, each => JSON.stringify(digits(JSON.parse(each))));
}

function stringOf(literal) {
  const unescaped = literal.slice(1, -1).replace(/\\(\d{1,3}|[^])/g, (_, escaped) =>
    /^\d/.test(escaped) ? String.fromCharCode(parseInt(escaped, 8)) : ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[escaped] ?? escaped),
  );
  return Uint8Array.from(unescaped, character => character.charCodeAt(0));
}

// The positions that an addition states for its objects, and only for these. Otherwise an old object could be
// replaced by data inside a new one.
function needTable(table, objects, trailer, previous) {
  const ordered = [...objects].sort(([one], [other]) => one - other);
  const rows = ordered.flatMap(([, { start }]) => [1, ...[24, 16, 8, 0].map(shift => (start >> shift) & 255), 0]);
  const expected = new Map(['/ID', '/Info', '/Root'].map(name => [name, trailer.get(name)]))
    .set('/Index', ordered.flatMap(([name]) => [name, '1']))
    .set('/Length', String(rows.length))
    .set('/Prev', previous)
    .set('/Size', String(Number(ordered.at(-1)[0]) + 1))
    .set('/Type', '/XRef')
    .set('/W', ['1', '4', '1']);
  need(kept(table.value) === kept(expected) && written([...table.data]) === written(rows));
}

function needEvidence(streams, store, references) {
  const lists = ['/Certs', '/CRLs', '/OCSPs'];
  need(store.get('/Type') === '/DSS' && [...store.keys()].every(name => name === '/Type' || lists.includes(name)));
  need(written(lists.flatMap(name => store.get(name) ?? [])) === written(references));
  for (const { value, data } of streams) {
    need(written([...value.keys()]) === '["/Length"]' && data[0] === SEQUENCE && der(data).end === data.length);
  }
}

function needTimeStamp(stamp, field, [reference, own], then, now) {
  const names = ['/Type', '/Filter', '/SubFilter', '/Contents', '/ByteRange'];
  const fields = then.get('/Fields');
  const expected = new Map([['/FT', '/Sig'], ['/Type', '/Annot'], ['/Subtype', '/Widget'], ['/F', '132']])
    .set('/Rect', ['0', '0', '0', '0'])
    .set('/T', `(TimeStamp${fields.length})`)
    .set('/V', reference);
  need(stamp.get('/Type') === '/DocTimeStamp' && written([...stamp.keys()]) === written(names));
  need(kept(field, '/P') === kept(expected) && /^\d+ 0 R$/.test(written(field.get('/P')).slice(1, -1)));
  need(kept(then, '/Fields') === kept(now, '/Fields') && written(now.get('/Fields')) === written([...fields, own]));
}

// One addition after a sealed PDF: new objects, then the catalog with one more entry, then their positions.
async function addition(bytes, from, isStamp) {
  const source = latin1(bytes);
  const before = await readPdf(bytes.subarray(0, from));
  const objects = new Map();
  let at = source[from] === '\n' && source[from - 1] !== '\n' ? from + 1 : from;
  const begin = /(\d+) 0 obj\n/y;
  for (begin.lastIndex = at; begin.test(source); begin.lastIndex = at) {
    const [start, name] = [at, source.slice(at, source.indexOf(' ', at))];
    const object = { ...valueAt(source, begin.lastIndex), start };
    at = object.end;
    if (source.startsWith('stream\n', at)) {
      need(/^\d{1,9}$/.test(object.value.get('/Length')));
      object.data = bytes.subarray(at + 7, (at += 7 + Number(object.value.get('/Length'))));
      need(source.startsWith('\nendstream', at));
      at += 10;
    }
    need(source.startsWith('\nendobj\n', at) && !objects.has(name));
    objects.set(name, object);
    at += 8;
  }
  const [all, root, size] = [[...objects.values()], before.trailer.get('/Root').split(' ')[0], Number(before.trailer.get('/Size'))];
  const [added, catalog, table] = [all.slice(0, -2), all.at(-2), all.at(-1)];
  const names = [...added, table].map((_, index) => String(size + index));
  need(written([...objects.keys()]) === written(names.toSpliced(-1, 0, root)) && !catalog.data);
  const references = names.map(name => `${name} 0 R`).slice(0, -1);
  const end = `startxref\n${table.start}\n%%EOF\n`;
  need(source.startsWith(end, at));
  needTable(table, objects, before.trailer, /startxref\s+(\d+)\s+%%EOF\s*$/.exec(source.slice(from - 64, from))[1]);
  const changed = isStamp ? '/AcroForm' : '/DSS';
  const [then, now] = [before.catalog.get(changed), catalog.value.get(changed)];
  need(kept(catalog.value, changed) === kept(before.catalog, changed));
  if (isStamp) {
    const [stamp, field] = added;
    need(added.length === 2 && !stamp.data && !field.data);
    needTimeStamp(stamp.value, field.value, references, then, now);
  } else {
    need(!then && now === references.at(-1) && !added.at(-1).data);
    needEvidence(added.slice(0, -1), added.at(-1).value, references.slice(0, -1));
  }
  return at + end.length;
}

// @return null if there is no readable seal; otherwise whether it is valid, who sealed, and its time-stamp
async function readSeal(bytes) {
  const ranges = rangesOf(bytes);
  if (!ranges.length) {
    return null;
  }
  const [range, ...later] = ranges.filter(leavesRoom(bytes));
  try {
    need(range?.start === 0 && range.end <= bytes.length && later.length < 2);
    const seal = await signedData(contentsOf(bytes, range.before, range.after));
    needForm(seal.form, seal.signer);
    need(seal.contentType === DATA && !seal.content && same(await sha256(...coveredBy(bytes, range)), seal.covered));
    const named = parts(parts(seal.signed.get(SIGNER))[0]).map(each => hexadecimal(parts(each)[0].content));
    need(named[0] === seal.signer.hash && written(named.toSorted()) === written(seal.certificates.map(each => each.hash).toSorted()));
    const unsigned = attributesOf(seal.unsigned, 0xa1);
    const token = unsigned.get(STAMP);
    need(unsigned.size === (token ? 1 : 0));
    const stamp = token && (await timeStamp(token.all, hash => digest(hash, seal.signature.content)));
    let end = range.end;
    if (end < bytes.length) {
      end = await addition(bytes, end, false);
    }
    if (end < bytes.length) {
      const [last] = later;
      need(last?.start === 0 && last.end === bytes.length && (await addition(bytes, end, true)) === bytes.length);
      const covered = await new Blob(coveredBy(bytes, last)).arrayBuffer();
      await timeStamp(contentsOf(bytes, last.before, last.after), hash => digest(hash, covered));
    }
    return { holds: true, signer: seal.signer, stamp };
  } catch (error) {
    return error.name === 'NotSupportedError' ? null : { holds: false };
  }
}
