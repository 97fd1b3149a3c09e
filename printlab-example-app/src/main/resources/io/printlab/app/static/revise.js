// Hands in another file for a job that waits for approval.
(() => {
  const token = document.querySelector('meta[name="csrf-token"]').content;

  document.addEventListener('submit', async (event) => {
    const form = event.target.closest('form.revise-file');
    if (!form) return;
    event.preventDefault();
    const state = form.querySelector('.revise-state');
    const button = form.querySelector('button');
    // The fields come before the file: the lab reads the form as it arrives.
    const data = new FormData();
    const text = form.elements.text.value.trim();
    if (text) data.append('text', text);
    const file = form.elements.file.files[0];
    data.append('file', file, file.name);
    button.disabled = true;
    state.textContent = 'The lab reads it…';
    try {
      const answer = await fetch(form.dataset.to, { method: 'POST', headers: { 'X-CSRF-Token': token, Accept: 'application/json' }, body: data });
      if (answer.ok) {
        location.assign(form.dataset.then + '?done=revised');
        return;
      }
      const problem = await answer.json().catch(() => ({}));
      state.textContent = problem.detail || 'The lab answered ' + answer.status + '.';
    } catch {
      state.textContent = 'The connection broke off, so nothing was kept. Send the file again.';
    }
    button.disabled = false;
  });
})();
