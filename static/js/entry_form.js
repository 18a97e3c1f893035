// The entry form: saves itself, keeps what is typed when the network is gone, never overwrites what someone else saved,
// says mistakes beside their fields. Words come from the form's data attributes; the rest is in entry_parts.js.
import { creatorRows, startParts } from "./entry_parts.js";

const DELAY_MS = 700;
const AGAIN_MS = 8000;
const NOT_TYPED = ["csrfmiddlewaretoken", "version", "file"];
const form = document.querySelector("[data-entry]");
const saved = document.getElementById("saved");
const clash = document.getElementById("clash");
const say = form.dataset;
const version = form.elements.version;
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
  const pairs = [...typed().entries()].filter(([name]) => !NOT_TYPED.includes(name));
  localStorage.setItem(say.key, JSON.stringify({ pairs, version: version.value }));
};

// --- mistakes beside their fields, and what is still to do ---
function showMistakes(errors) {
  for (const field of form.querySelectorAll(".field[data-wrong][data-live]")) {
    if (!(field.id.slice(2) in errors)) {
      field.removeAttribute("data-wrong");
      field.removeAttribute("data-live");
    }
  }
  for (const [name, sentence] of Object.entries(errors)) {
    const field = document.getElementById(`w-${name}`);
    if (!field) continue;
    field.toggleAttribute("data-wrong", true);
    field.toggleAttribute("data-live", true);
    field.querySelector("[data-error]").textContent = sentence;
  }
}
function showTodo(todo) {
  for (const item of form.querySelectorAll("[data-part]")) {
    const left = todo[item.dataset.part] || 0;
    const mark = item.querySelector(".toc-mark");
    mark.classList.toggle("toc-done", left === 0);
    if (left === 0) mark.classList.remove("toc-wrong");
    item.querySelector(".toc-note").textContent = left ? say.sayTodo.replace("#", left) : "";
  }
}
// A mistake that the server told goes as soon as its field is changed: the next save looks again.
form.addEventListener("input", (event) => event.target.closest(".field[data-wrong]")?.removeAttribute("data-wrong"));
form.addEventListener("change", (event) => event.target.closest(".field[data-wrong]")?.removeAttribute("data-wrong"));

// --- somebody else saved ---
function showClash({ reason, version: theirs, clashes }) {
  if (!clashes.length) { // they typed the same
    version.value = theirs;
    soon();
    return;
  }
  clashed = true;
  keepHere();
  show("clash", say.sayClash);
  clash.querySelector("[data-clash]").textContent = reason;
  const list = clash.querySelector("[data-clashes]");
  list.replaceChildren(...clashes.flatMap(({ label, mine, theirs: other }) => {
    const dt = document.createElement("dt");
    dt.textContent = label;
    return [dt, ...[[list.dataset.sayTheirs, other], [list.dataset.sayMine, mine]].map(([word, value]) => {
      const dd = document.createElement("dd");
      const bold = document.createElement("b");
      bold.textContent = value || say.sayNothing;
      dd.append(`${word} `, bold);
      return dd;
    })];
  }));
  clash.dataset.version = theirs;
  clash.hidden = false;
  clash.focus();
}
clash.querySelector("[data-mine]").addEventListener("click", () => {
  version.value = clash.dataset.version;
  clashed = false;
  clash.hidden = true;
  save();
});
clash.querySelector("[data-theirs]").addEventListener("click", () => {
  localStorage.removeItem(say.key);
  window.location.reload();
});

// --- saving ---
async function save() {
  if (sending) {
    changedMeanwhile = true;
    return;
  }
  if (clashed) return;
  sending = true;
  changedMeanwhile = false;
  clearTimeout(timer);
  show("saving", say.saySaving);
  try {
    const answer = await fetch(say.save, { method: "POST", body: typed(), headers: { Accept: "application/json" } });
    if (answer.status === 409) {
      showClash(await answer.json());
    } else if (answer.status === 401) {
      keepHere();
      show("offline", say.saySignedOut);
    } else if (answer.status === 403 || answer.status === 404) {
      keepHere();
      const isJson = (answer.headers.get("Content-Type") || "").includes("json");
      show("clash", isJson ? (await answer.json()).reason : say.sayRefused);
    } else if (answer.ok) {
      const { version: next, at, errors, todo } = await answer.json();
      version.value = next;
      localStorage.removeItem(say.key);
      showMistakes(errors);
      showTodo(todo);
      if (Object.keys(errors).length) {
        keepHere();
        show("clash", say.sayPartly);
      } else show("saved", `${say.saySaved} ${at}`);
    } else {
      throw new Error(String(answer.status));
    }
  } catch {
    keepHere();
    show("offline", say.sayOffline);
    clearTimeout(timer);
    timer = setTimeout(save, AGAIN_MS);
  } finally {
    sending = false;
    if (changedMeanwhile) soon();
  }
}
function soon() {
  clearTimeout(timer);
  timer = setTimeout(save, DELAY_MS);
}

// What was typed without a network, on a page that was then closed, is put back. If somebody saved since, the next save
// goes by the version it was typed on, and so shows both.
function restore() {
  const kept = localStorage.getItem(say.key);
  if (!kept) return;
  const { pairs, version: then } = JSON.parse(kept);
  version.value = then;
  const all = (name) => pairs.filter(([one]) => one === name).map(([, value]) => value);
  creatorRows(form, all("creator").length);
  const places = {};
  for (const field of form.elements) {
    if (!field.name || NOT_TYPED.includes(field.name) || field.type === "file" || field.type === "submit") continue;
    const values = all(field.name);
    if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
    else if (field.type !== "hidden" && values.length) {
      const place = places[field.name] || 0;
      places[field.name] = place + 1;
      if (place < values.length) field.value = values[place];
    }
  }
  soon();
}

const isFile = (event) => event.target.type === "file";
form.addEventListener("input", (event) => isFile(event) || soon());
form.addEventListener("change", (event) => isFile(event) || soon());
form.addEventListener("entry:changed", soon);
window.addEventListener("online", () => {
  if (saved.dataset.save === "offline") save();
});
form.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  clearTimeout(timer);
  clashed = true; // nothing is saved behind the submission's back
});
startParts(form);
restore();
const errors = document.getElementById("errors");
errors?.addEventListener("click", (event) => {
  const field = event.target.hash && document.getElementById(event.target.hash.slice(1));
  const control = field?.querySelector("input:not([type=hidden]), textarea, select, button");
  if (control) setTimeout(() => control.focus({ preventScroll: true }));
});
errors?.focus();
