// Shows what a printer's camera sees, anew every few seconds while somebody looks.
(() => {
  const PACE_MS = 5000;
  const image = document.querySelector('[data-camera]');
  if (!image || image.dataset.started) return;
  image.dataset.started = 'yes';
  const note = document.querySelector('[data-camera-note]');

  function ask() {
    if (!image.isConnected) return;
    if (document.hidden) {
      setTimeout(ask, PACE_MS);
      return;
    }
    const next = new Image();
    next.onload = () => {
      image.src = next.src;
      image.hidden = false;
      note.hidden = true;
      setTimeout(ask, PACE_MS);
    };
    next.onerror = () => {
      note.textContent = 'There is no picture at this moment.';
      note.hidden = false;
      image.hidden = true;
      setTimeout(ask, image.src ? PACE_MS : 1500);
    };
    next.src = image.dataset.camera + '?at=' + Date.now();
  }
  ask();
})();
