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

async function check(file) {
  if (!file) {
    return;
  }
  output.replaceChildren();
  try {
    const digest = await crypto.subtle.digest(`SHA-256`, await file.arrayBuffer());
    const hash = hexadecimal(new Uint8Array(digest));
    say(`${file.name}: SHA-256 ${hash}`);
    const answer = await fetch(`/v1/documents/${hash}`);
    if (answer.status === 404) {
      say(words.unknown);
    } else if (answer.ok) {
      tell(await answer.json());
    } else {
      say(words.failed);
    }
  } catch (failure) {
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
