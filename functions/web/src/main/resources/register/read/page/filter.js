// Filters the list while the reader types. Without it, the register answers the form with the same page, filtered.
const form = document.querySelector('form.filter');
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
  const apply = () => {
    const words = plain(form.elements.q.value).split(/\s+/u).filter(Boolean);
    const where = form.elements.where?.value;
    let shown = 0;
    rows.forEach((row, i) => {
      row.hidden = !words.every(word => texts[i].includes(word));
      shown += !row.hidden && (!where || row.dataset.where.split(' ').includes(where));
    });
    document.querySelectorAll('.group').forEach(group => { group.hidden = !group.querySelector('tbody.sub:not([hidden])'); });
    out.textContent = words.length || where ? out.dataset.shown.replace('{0}', shown).replace('{1}', rows.length) : '';
  };
  form.hidden = form.querySelector('.find').hidden = false;
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
