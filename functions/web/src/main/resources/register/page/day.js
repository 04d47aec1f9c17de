// Goes to the version in force on a day. Without it, the page only lists the versions.
const form = document.querySelector('form.day');
const out = form.querySelector('output');
const got = async address => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(address);
  return answer.json();
};
// Newest first, with the current entry of each date.
const inForce = async day => {
  const among = list => list.versions.find(version => version.effectiveDate <= day && version.status !== 'withdrawn');
  const newest = await got(form.dataset.versions);
  let found = among(newest);
  for (const { year, versions } of newest.years) {
    if (!found && year <= day.slice(0, 4)) found = among(await got(versions));
  }
  return found;
};
const pageOf = async version => {
  const page = version.links.html;
  const edition = page + form.dataset.edition + '/';
  return (await fetch(edition, { method: 'HEAD' })).ok ? edition : page;
};
form.addEventListener('submit', async event => {
  event.preventDefault();
  const day = form.elements.day.value;
  out.textContent = '';
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return;
  try {
    const version = await inForce(day);
    if (version) location.assign(await pageOf(version));
    else out.textContent = out.dataset.none;
  } catch {
    out.textContent = out.dataset.failed;
  }
});
form.hidden = false;
