// Puts the text of a chosen file where it could have been pasted.
(() => {
  const chooser = document.getElementById('list-file');
  if (!chooser) return;
  const into = document.getElementById(chooser.dataset.into);
  const said = document.getElementById('list-file-said');
  chooser.addEventListener('change', async () => {
    const file = chooser.files[0];
    if (!file) return;
    if (file.size > Number(chooser.dataset.most)) {
      said.textContent = 'This file is larger than a list of 2,000 people is. Choose another, or split it.';
      return;
    }
    into.value = await file.text();
    said.textContent = file.name + ' is in the field below.';
  });
})();
