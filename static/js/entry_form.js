// The entry form: saves itself, keeps what is typed when the network is gone, never overwrites what someone else saved,
// adds and removes creators, and shows the text upright beside its field. Words come from the form's data attributes.
const form = document.querySelector("[data-entry]");
const saved = document.getElementById("saved");
const say = form.dataset;
const version = form.elements.version;
const DELAY_MS = 700;
let timer = 0;
let sending = false;
let changedMeanwhile = false;
let clashed = false;

const show = (state, words) => {
  saved.dataset.save = state;
  saved.textContent = words;
};
const typed = () => {
  const values = new FormData(form);
  values.delete("file");
  return values;
};
const keepHere = () => {
  const pairs = [...typed().entries()].filter(([name]) => name !== "csrfmiddlewaretoken");
  localStorage.setItem(say.key, JSON.stringify({ pairs, version: version.value }));
};

async function save() {
  if (sending) {
    changedMeanwhile = true;
    return;
  }
  if (clashed) return;
  sending = true;
  changedMeanwhile = false;
  show("saving", say.saySaving);
  try {
    const answer = await fetch(say.save, { method: "POST", body: typed(), headers: { Accept: "application/json" } });
    if (answer.status === 409) {
      const { reason } = await answer.json();
      clashed = true;
      keepHere();
      show("clash", say.sayClash);
      const box = document.getElementById("clash");
      box.querySelector("[data-clash]").textContent = reason;
      box.hidden = false;
      box.focus();
    } else if (answer.ok && answer.headers.get("Content-Type").includes("json")) {
      const { version: next, at } = await answer.json();
      version.value = next;
      localStorage.removeItem(say.key);
      show("saved", `${say.saySaved} ${at}`);
    } else {
      throw new Error(String(answer.status));
    }
  } catch {
    keepHere();
    show("offline", say.sayOffline);
    clearTimeout(timer);
    timer = setTimeout(save, 8000);
  } finally {
    sending = false;
    if (changedMeanwhile) soon();
  }
}
function soon() {
  clearTimeout(timer);
  timer = setTimeout(save, DELAY_MS);
}

// What was typed without a network, on a page that was then closed: put back, if nobody saved since.
function restore() {
  const kept = localStorage.getItem(say.key);
  if (!kept) return;
  const { pairs, version: then } = JSON.parse(kept);
  if (then !== version.value) return;
  const names = new Set(pairs.map(([name]) => name));
  for (const field of form.elements) {
    if (!field.name || ["csrfmiddlewaretoken", "version", "file", "creator", "creator_en"].includes(field.name)) continue;
    const values = pairs.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
    else if (names.has(field.name)) field.value = values[0];
  }
  soon();
}

form.addEventListener("input", (event) => {
  if (event.target.type !== "file") soon();
});
form.addEventListener("change", (event) => {
  if (event.target.type !== "file") soon();
});
window.addEventListener("online", () => {
  if (saved.dataset.save === "offline") save();
});
form.addEventListener("submit", () => clearTimeout(timer));

// --- creators ---
const creators = form.querySelector("[data-creators]");
for (const part of form.querySelectorAll("[data-scripted]")) part.hidden = false;
const number = () =>
  creators.querySelectorAll("[data-creator]").forEach((row, place) => {
    row.querySelector("[data-number]").textContent = place + 1;
  });
creators.addEventListener("click", (event) => {
  const rows = [...creators.querySelectorAll("[data-creator]")];
  const row = event.target.closest("[data-creator]");
  if (event.target.closest("[data-add]")) {
    const last = rows.at(-1);
    const next = last.cloneNode(true);
    const place = Date.now();
    next.querySelectorAll("input").forEach((input, which) => {
      input.value = "";
      input.id = `creator-${place}-${which}`;
      input.closest(".field").querySelector("label").htmlFor = input.id;
    });
    last.after(next);
    next.querySelector("input").focus();
  } else if (row && event.target.closest("[data-remove]")) {
    if (rows.length > 1) row.remove();
    else row.querySelectorAll("input").forEach((input) => { input.value = ""; });
    soon();
  } else if (row && event.target.closest("[data-up]") && row.previousElementSibling?.matches("[data-creator]")) {
    row.previousElementSibling.before(row);
    event.target.closest("[data-up]").focus();
    soon();
  }
  number();
});

// --- the text, upright ---
const source = form.querySelector("[data-verse-source]");
const view = form.querySelector("[data-verse-view]");
if (source && view) {
  const draw = () => { view.textContent = source.value; };
  source.addEventListener("input", draw);
  draw();
}

restore();
document.getElementById("errors")?.focus();
