// Filters the list while the reader types. Without it, the register answers the form with the same page, filtered.
const form = document.querySelector('form.filter');
const CHOICES = ['region', 'feature', 'where'];
const lang = document.querySelector('details.lang');
if (form) {
  const rows = [...document.querySelectorAll('tbody.sub')];
  const out = form.querySelector('output');
  const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const own = row => {
    const copy = row.cloneNode(true);
    copy.querySelectorAll('.chain').forEach(chain => chain.remove());
    return copy.textContent;
  };
  const texts = rows.map(row => plain(row.dataset.in + ' ' + own(row)));
  const whole = rows.map(row => row.dataset.where);
  const chosen = form.querySelector('.chosen');
  const link = chosen.querySelector('a');
  const of = name => form.elements[name]?.value ?? '';
  const fits = (wanted, bound) => !wanted || !bound || wanted.toLowerCase() === bound.toLowerCase();
  const unknown = [];
  // Of files, the script alone reads the address.
  for (const name of CHOICES) {
    const wanted = (new URLSearchParams(location.search).get(name) ?? '').trim().slice(0, 100);
    const offered = [...form.querySelectorAll(`[name=${name}] option, input[name=${name}]`)].find(each => fits(wanted, each.value) && each.value);
    if (!wanted) continue;
    const said = out.dataset.unknown.replace('{0}', () => wanted);
    if (!offered && form.elements[name]?.options) form.elements[name].add(new Option(said, wanted, true, true));
    else if (!offered) unknown.push(said);
    else if (name === 'where') offered.checked = true;
    else offered.selected = true;
  }
  const apply = () => {
    const words = plain(of('q')).split(/\s+/u).filter(Boolean);
    const [region, feature, where] = CHOICES.map(of);
    const shown = new Set();
    const all = new Set();
    rows.forEach((row, i) => {
      const mine = row.dataset.for?.split(';').map(each => each.split('|')).filter(each => fits(region, each[0]) && fits(feature, each[1]));
      row.dataset.where = mine ? mine.map(each => each[2]).join(' ') : whole[i];
      row.hidden = mine?.length === 0 || !words.every(word => texts[i].includes(word));
      // A subprocessor of several groups has several rows.
      const id = row.id.replace(/_\d+$/, '');
      all.add(id);
      if (!row.hidden && (!where || row.dataset.where.split(' ').includes(where))) shown.add(id);
    });
    document.querySelectorAll('.group').forEach(group => { group.hidden = !group.querySelector('tbody.sub:not([hidden])'); });
    const part = words.length || region || feature || where;
    out.textContent = [part && out.dataset.shown.replace('{0}', shown.size).replace('{1}', all.size), ...unknown].filter(Boolean).join(' ');
    chosen.hidden = !(region || feature || where);
    const kept = new URL(link.href);
    CHOICES.forEach(name => { of(name) ? kept.searchParams.set(name, of(name)) : kept.searchParams.delete(name); });
    link.href = kept.href;
  };
  form.querySelectorAll('.find, fieldset').forEach(each => { each.hidden = false; });
  form.hidden = false;
  form.querySelector('button').hidden = true;
  form.addEventListener('input', apply);
  form.addEventListener('submit', event => { event.preventDefault(); apply(); });
  apply();
}
if (lang) {
  document.addEventListener('click', event => { if (!lang.contains(event.target)) lang.open = false; });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && lang.open) {
      lang.open = false;
      lang.querySelector('summary').focus();
    }
  });
}
