// The parts of the entry form that a script makes easier: rows of creators, the text upright beside its field, the size as
// a small box with a word when it lies the wrong way, and a count of characters.

const changed = (form) => form.dispatchEvent(new CustomEvent("entry:changed"));

function numberRows(rows) {
  rows.forEach((row, place) => {
    row.querySelector("[data-number]").textContent = place + 1;
    row.querySelector("[name=creator_withheld]").value = place;
  });
}
const rowsOf = (part) => [...part.querySelectorAll("[data-creator]")];

function addRow(part) {
  const last = rowsOf(part).at(-1);
  const next = last.cloneNode(true);
  const unique = `${Date.now()}-${rowsOf(part).length}`;
  next.querySelectorAll("input:not([type=checkbox])").forEach((input, which) => {
    input.value = "";
    input.id = `creator-${unique}-${which}`;
    input.closest(".field").querySelector("label").htmlFor = input.id;
  });
  next.querySelector("[type=checkbox]").checked = false;
  last.after(next);
  numberRows(rowsOf(part));
  return next;
}

/** Make sure that the form has at least so many rows of creators. */
export function creatorRows(form, count) {
  const part = form.querySelector("[data-creators]");
  while (rowsOf(part).length < count) addRow(part);
}

function startCreators(form) {
  const part = form.querySelector("[data-creators]");
  part.addEventListener("click", (event) => {
    const row = event.target.closest("[data-creator]");
    if (event.target.closest("[data-add]")) {
      addRow(part).querySelector("input").focus();
    } else if (row && event.target.closest("[data-remove]")) {
      const rows = rowsOf(part);
      const place = rows.indexOf(row);
      if (rows.length > 1) {
        row.remove();
        rowsOf(part)[Math.max(0, place - 1)].querySelector("input").focus();
      } else {
        row.querySelectorAll("input:not([type=checkbox])").forEach((input) => { input.value = ""; });
        row.querySelector("[type=checkbox]").checked = false;
      }
      numberRows(rowsOf(part));
      changed(form);
    } else if (row && event.target.closest("[data-up]") && row.previousElementSibling?.matches("[data-creator]")) {
      row.previousElementSibling.before(row);
      event.target.closest("[data-up]").focus();
      numberRows(rowsOf(part));
      changed(form);
    }
  });
}

function startVerse(form) {
  const source = form.querySelector("[data-verse-source]");
  const view = form.querySelector("[data-verse-view]");
  if (!source || !view) return;
  const draw = () => { view.textContent = source.value; };
  source.addEventListener("input", draw);
  draw();
}

function startSize(form) {
  const part = form.querySelector("#w-size");
  if (!part) return;
  const [width, height] = [form.elements.width_cm, form.elements.height_cm];
  const box = part.querySelector("[data-size-box]");
  const hint = part.querySelector("[data-size-hint]");
  const look = () => {
    const [w, h] = [Number(width.value), Number(height.value)];
    const isSize = w > 0 && h > 0;
    box.toggleAttribute("hidden", !isSize);
    if (isSize) {
      const scale = 39 / Math.max(w, h);
      const rect = box.querySelector("rect");
      rect.setAttribute("width", w * scale);
      rect.setAttribute("height", h * scale);
      rect.setAttribute("x", (40 - w * scale) / 2);
      rect.setAttribute("y", (40 - h * scale) / 2);
    }
    const picture = form.querySelector("[data-file][data-width]");
    const seen = picture ? picture.dataset.width / picture.dataset.height : 1;
    const isSwapped = isSize && ((seen < 0.87 && w / h > 1.15) || (seen > 1.15 && w / h < 0.87));
    hint.hidden = !isSwapped;
    if (isSwapped) {
      const words = seen < 1 ? form.dataset.sayUpright : form.dataset.sayFlat;
      if (hint.querySelector("span").textContent !== words) hint.querySelector("span").textContent = words;
    }
  };
  hint.querySelector("button").addEventListener("click", () => {
    [width.value, height.value] = [height.value, width.value];
    look();
    width.focus();
    changed(form);
  });
  part.addEventListener("input", look);
  form.addEventListener("entry:files", look);
  look();
}

function startCounts(form) {
  for (const field of form.querySelectorAll("[data-count]")) {
    const note = document.getElementById(field.dataset.count);
    const draw = () => { note.textContent = `${[...field.value].length} / ${note.dataset.of}`; };
    field.addEventListener("input", draw);
    draw();
  }
}

/** Start all of them, and show the buttons that need a script. */
export function startParts(form) {
  for (const part of form.querySelectorAll("[data-scripted]")) part.hidden = false;
  for (const part of form.querySelectorAll("[data-unscripted]")) part.hidden = true;
  startCreators(form);
  startVerse(form);
  startSize(form);
  startCounts(form);
}
