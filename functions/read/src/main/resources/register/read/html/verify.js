// Hashes a file where it lies and asks whether the register issued one with that hash. The file is not sent.
const words = document.querySelector(`main`).dataset;
const output = document.querySelector(`output`);
const input = document.querySelector(`input`);

function say(text) {
  const line = document.createElement(`p`);
  line.textContent = text;
  output.append(line);
  return line;
}

function link(address, text) {
  const anchor = document.createElement(`a`);
  anchor.href = address;
  anchor.textContent = text;
  say(``).append(anchor);
}

function hexadecimal(bytes) {
  return Array.from(bytes, function (byte) {
    return byte.toString(16).padStart(2, `0`);
  }).join(``);
}

function version(policy, stated, name) {
  const page = `/${encodeURIComponent(policy)}/${stated.effectiveDate}`;
  link(`${page}?revision=${stated.revision}`, name);
}

function tell(found) {
  say(words.issued);
  if (found.kind === `acknowledgement`) {
    return;
  }
  const name = [found.policy, found.effectiveDate, `r${found.revision}`, found.language].join(` · `);
  version(found.policy, found, name);
  say(words[found.status.replace(`-`, ``)]);
  if (found.supersededBy) {
    const later = found.supersededBy;
    version(found.policy, later, `→ ${later.effectiveDate} · r${later.revision}`);
  }
  if (found.redaction) {
    say(found.redaction.reason);
  }
}

// The last file that was chosen: what is answered of one before is not said under its name.
let chosen = null;

async function answered(file) {
  const digest = await crypto.subtle.digest(`SHA-256`, await file.arrayBuffer());
  const hash = hexadecimal(new Uint8Array(digest));
  const answer = await fetch(`/v1/documents/${hash}`);
  return { hash, unknown: answer.status === 404, found: answer.ok ? await answer.json() : {} };
}

function show(file, answer) {
  say(`${file.name}: SHA-256 ${answer.hash}`);
  if (answer.unknown) {
    say(words.unknown);
  } else if (answer.found?.sha256 === answer.hash) {
    tell(answer.found);
  } else {
    say(words.failed);
  }
}

async function check(file) {
  if (!file) {
    return;
  }
  chosen = file;
  output.replaceChildren();
  let answer = null;
  try {
    answer = await answered(file);
  } catch (failure) {
    // Said below.
  }
  if (chosen !== file) {
    return;
  }
  if (answer) {
    show(file, answer);
  } else {
    say(words.failed);
  }
}

document.querySelector(`form`).hidden = false;
input.addEventListener(`change`, function () {
  check(input.files[0]);
});
document.addEventListener(`dragover`, function (event) {
  event.preventDefault();
});
document.addEventListener(`drop`, function (event) {
  event.preventDefault();
  check(event.dataTransfer.files[0]);
});
