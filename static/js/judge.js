// The judging desk: keys, autosave, the next work ready before it is asked for. Without this module the form posts.
import { Queue } from "./judge_queue.js";
import { totalOf } from "./judge_total.js";
import { isZoomed, zoomIn, zoomOut } from "./judge_zoom.js";

const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
const root = document.documentElement, main = $("main"), status = $("[data-save]"), words = $("[data-words]").dataset;
const say = (sentence) => { $("[data-say]").textContent = sentence; };
const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_all, name) => values[name] ?? "");
const begun = performance.now();
let work = $("[data-work]"), warned = null, scoredHere = 0, done = Number(work.dataset.done), pointed = 0;
let chosenLight = localStorage.judgingLight ?? null;

const isOpen = (w = work) => w.hasAttribute("data-open");
const criteria = (w = work) => $$(".criterion", w);
const typed = (c) => $("input[type=number]", c);
const scoreOf = (c) => $("input:checked", c)?.value ?? typed(c)?.value.trim() ?? "";
const isDone = (w) => criteria(w).every(scoreOf);
const saveUrl = (w) => w.dataset.saveUrl;
const cardOf = (w) => ({
  scores: Object.fromEntries(criteria(w).map((c) => [c.dataset.criterion, scoreOf(c) || null])),
  remark: $("[name=remark]", w).value,
  is_flagged: $("[name=is_flagged]", w).value === "1",
  version: Number(w.dataset.version),
});
const at = (instant) => new Date(instant || Date.now()).toLocaleTimeString(root.lang, { hour: "2-digit", minute: "2-digit" });

function tell(state, count, sentence) {
  status.hidden = false;
  status.dataset.save = { retry: "offline", signed_out: "clash", refused: "clash" }[state] ?? state;
  status.textContent = sentence ?? {
    saved: fill(words.savedAt, { time: at() }), saving: words.saving, clash: words.choose,
    offline: count ? fill(words.waiting, { count }) : words.offline, retry: words.retry, signed_out: words.signedOut,
  }[state];
}
const queue = new Queue({
  judge: words.judge,
  tell,
  saved: (url, answer) => { const w = $(`[data-save-url="${url}"]`); if (w) adopt(w, answer.version); },
  clash: showClash,
  token: () => $("[name=csrfmiddlewaretoken]", work).value,
});
function adopt(w, version) { w.dataset.version = version; $("[name=version]", w).value = version; }

function fillIn(w, card) {
  for (const c of criteria(w)) {
    const value = card.scores[c.dataset.criterion] ?? "";
    for (const input of $$("input[type=radio]", c)) input.checked = input.value === value;
    if (typed(c)) typed(c).value = value;
  }
  $("[name=remark]", w).value = card.remark;
  $("[name=is_flagged]", w).value = card.is_flagged ? "1" : "0";
  draw(w);
}
function showClash(url, { mine, theirs, saved_at }) {
  const w = $(`[data-save-url="${url}"]`);
  if (!w) return;
  const box = $("[data-clash]", w), title = document.createElement("h3"), text = document.createElement("p"), row = document.createElement("div");
  const list = (card) => Object.values(card.scores).map((value) => value ?? words.none).join(" · ");
  title.textContent = words.clashTitle;
  text.className = "small"; row.className = "buttons";
  text.textContent = fill(words.clash, { time: at(saved_at), theirs: list(theirs), mine: list(mine) });
  for (const [label, keepMine] of [[words.useTheirs, false], [words.useMine, true]]) {
    const button = document.createElement("button");
    button.type = "button"; button.className = "button"; button.textContent = label;
    button.addEventListener("click", () => {
      box.hidden = true;
      adopt(w, theirs.version);
      if (!keepMine) fillIn(w, theirs);
      queue.resolve(url, theirs.version, keepMine);
      if (w === work) current(currentCriterion());
    });
    row.append(button);
  }
  box.replaceChildren(title, text, row);
  box.hidden = false;
  if (w === work) $("button", row).focus();
}

function draw(w) {
  for (const c of criteria(w)) {
    const score = scoreOf(c);
    c.toggleAttribute("data-scored", score !== "");
    $(".criterion-value", c).textContent = score || "–";
    $(`.crit-tab[data-for="${c.dataset.criterion}"] b`, w).textContent = score || "–";
    for (const a of $$(".anchor", c)) a.toggleAttribute("data-here", score !== "" && Number(a.dataset.low) <= Number(score) && Number(score) <= Number(a.dataset.high));
  }
  $(".total-value", w).textContent = totalOf(criteria(w).map((c) => ({ ...c.dataset, score: scoreOf(c) }))) || "–";
  $(".act-flag", w)?.setAttribute("aria-pressed", String($("[name=is_flagged]", w).value === "1"));
}
function drawProgress() {
  const { place, count } = work.dataset, left = Number(count) - done;
  $("[data-place]").textContent = fill(words.place, { place, count });
  const minutes = scoredHere > 1 ? Math.max(1, Math.round(left * (performance.now() - begun) / scoredHere / 60000)) : 0;
  $("[data-left]").textContent = minutes && left ? fill(words.doneMinutes, { done, minutes }) : fill(words.done, { done });
  $("[data-bar]").value = done;
}
function current(criterion, focus = true) {
  for (const c of criteria()) c.toggleAttribute("data-current", c === criterion);
  for (const t of $$(".crit-tab", work)) t.dataset.for === criterion.dataset.criterion ? t.setAttribute("aria-current", "true") : t.removeAttribute("aria-current");
  if (focus && !criterion.disabled) (typed(criterion) ?? $("input:checked", criterion) ?? $("input", criterion)).focus({ preventScroll: false });
}
const currentCriterion = () => $(".criterion[data-current]", work) ?? criteria()[0];
const firstOpen = () => criteria().find((c) => !scoreOf(c)) ?? criteria()[0];

function setLight(dusk) {
  if (dusk === null) delete root.dataset.light; else root.dataset.light = dusk ? "dusk" : "day";
  const dark = dusk ?? matchMedia("(prefers-color-scheme: dark)").matches;
  $("[data-light-button]").setAttribute("aria-pressed", String(dark));
}
function lightFor(w) { setLight(chosenLight === null ? (w.dataset.medium === "video" ? true : null) : chosenLight === "dusk"); }
// of several views the one in sight
function canvasInView() {
  const all = $$("[data-canvas]", work), box = $(".views", work)?.getBoundingClientRect();
  return all.find((c) => { const r = c.getBoundingClientRect(); return box && r.left + r.width / 2 >= box.left && r.left + r.width / 2 <= box.right && r.top + r.height / 2 <= box.bottom; }) ?? all[0];
}
function toggleZoom(on = !isZoomed()) {
  if (on) zoomIn(canvasInView()); else zoomOut();
  $("[data-zoom-button]").setAttribute("aria-pressed", String(isZoomed()));
}

// Works already in the page, by address. The neighbours are fetched and their pictures decoded while this one is judged.
const ready = new Map([[work.dataset.url, Promise.resolve(work)]]);
function prepare(url) {
  if (!url || ready.has(url)) return ready.get(url);
  const coming = fetch(url, { headers: { Accept: "text/html" } }).then(async (answer) => {
    if (!answer.ok || answer.redirected) throw new Error("not there");
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = document.adoptNode($("[data-work]", page));
    next.hidden = true;
    $("[data-say]").before(next);
    listen(next);
    const picture = $("img", next);
    if (picture) await picture.decode().catch(() => {});
    return next;
  });
  coming.catch(() => ready.delete(url));
  ready.set(url, coming);
  return coming;
}
async function go(url, { push = true } = {}) {
  const from = performance.now();
  let next;
  try { next = await prepare(url); } catch { location.assign(url); return; }
  zoomOut();
  $("video", work)?.pause();
  work.hidden = true;
  work = next;
  work.hidden = false;
  warned = null;
  if (push) history.pushState(null, "", work.dataset.url);
  enter();
  root.dataset.nextMs = (performance.now() - from).toFixed(1);
  say(work.getAttribute("aria-label"));
}
function enter() {
  lightFor(work);
  document.title = document.title.replace(/^[^·]+/, `${work.dataset.code} `);
  $("[data-zoom-button]").hidden = !$("[data-canvas]", work);
  $("[data-zoom-button]").setAttribute("aria-pressed", "false");
  const waiting = queue.waiting(saveUrl(work));
  if (waiting && isOpen()) { fillIn(work, waiting); queue.askAgain(saveUrl(work)); } else draw(work);
  drawProgress();
  current(firstOpen());
  prepare(work.dataset.nextUrl);
  prepare(work.dataset.beforeUrl);
}
function next() {
  const missing = criteria().find((c) => !scoreOf(c));
  if (isOpen() && missing && warned !== work) {
    warned = work;
    current(missing);
    status.hidden = false;
    status.dataset.save = "clash";
    status.textContent = fill(words.missing, { criterion: $("[data-title]", missing).textContent });
    return;
  }
  if (work.dataset.nextUrl) go(work.dataset.nextUrl); else location.assign(work.dataset.tableUrl);
}

function store(w) {
  if (!isOpen(w)) return;
  const before = w.dataset.wasDone;
  draw(w);
  if (isDone(w) && before !== "true") { done += 1; scoredHere += 1; }
  if (!isDone(w) && before === "true") done -= 1;
  w.dataset.wasDone = String(isDone(w));
  drawProgress();
  queue.put(saveUrl(w), cardOf(w));
}
// a finger always goes on to the next open criterion by itself; keys do so only if the judge asked for it
function scored(criterion, finger) {
  store(work);
  if (!(finger || $("[data-auto]").checked)) return;
  const here = work, open = criteria().find((c) => !scoreOf(c));
  if (open) setTimeout(() => { if (here === work && criterion.hasAttribute("data-current")) current(open, !finger); }, 160);
}
function setScore(value) {
  const c = currentCriterion(), input = $(`input[value="${value}"]`, c);
  if (!isOpen() || !input) return;
  input.checked = true;
  input.focus();
  scored(c, false);
}
function flag() {
  if (!isOpen()) return;
  const field = $("[name=is_flagged]", work);
  field.value = field.value === "1" ? "0" : "1";
  store(work);
  say(field.value === "1" ? words.flagged : words.unflagged);
}
const recuse = () => $("[data-recuse]", work)?.showModal();

function listen(w) {
  w.dataset.wasDone = String(isDone(w));
  $(".score", w).addEventListener("submit", (e) => {
    e.preventDefault();
    if (e.submitter?.value === "flag") flag(); else next();
  });
  $(".score", w).addEventListener("change", (e) => {
    if (e.target.closest(".criterion")) scored(e.target.closest(".criterion"), pointed > 0 && e.timeStamp - pointed < 600); else store(w);
  });
  let wait = 0;
  $("[name=remark]", w).addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(() => store(w), 800); });
  w.addEventListener("focusin", (e) => { const c = e.target.closest(".criterion"); if (c && w === work && !c.hasAttribute("data-current")) current(c, false); });
  w.addEventListener("click", (e) => {
    const tab = e.target.closest(".crit-tab");
    if (tab) return current($(`.criterion[data-criterion="${tab.dataset.for}"]`, w), false);
    if (e.target.closest(".act-recuse")) { e.preventDefault(); return recuse(); }
    if (e.target.closest("[data-close]")) return e.target.closest("dialog").close();
    if (e.target.closest("[data-canvas]") && !isZoomed()) toggleZoom(true);
  });
}
addEventListener("pointerdown", (e) => { pointed = e.pointerType === "mouse" ? 0 : e.timeStamp; });
addEventListener("popstate", () => go(location.pathname, { push: false }));
for (const [name, act] of [["zoom", () => toggleZoom()], ["keys", () => $("[data-keys]").showModal()], ["light", light]]) {
  const button = $(`[data-${name}-button]`);
  button.hidden = false;
  button.addEventListener("click", act);
}
function light() {
  const dusk = $("[data-light-button]").getAttribute("aria-pressed") !== "true";
  chosenLight = localStorage.judgingLight = dusk ? "dusk" : "day";
  setLight(dusk);
}
// event.code, not event.key: a Chinese input method that is switched on must not swallow the keys
addEventListener("keydown", (e) => {
  if ($("dialog[open]") || e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
  const isEnter = e.code === "Enter" || e.code === "NumpadEnter";
  const field = e.target.closest("textarea, input:not([type=radio])");
  if (field) {
    if (e.key === "Escape") current(currentCriterion());
    if (!(isEnter && field.type === "number")) return;
  }
  if (e.key === "Escape" && isZoomed()) return toggleZoom(false);
  const digit = e.code.match(/^(?:Digit|Numpad)(\d)$/);
  if (digit && !e.shiftKey) { e.preventDefault(); return setScore(digit[1] === "0" && $('input[value="10"]', currentCriterion()) ? 10 : Number(digit[1])); }
  if (e.key === "?" || (e.code === "Slash" && e.shiftKey)) { e.preventDefault(); return $("[data-keys]").showModal(); }
  if (isEnter) {
    if (e.shiftKey) { e.preventDefault(); if (work.dataset.beforeUrl) go(work.dataset.beforeUrl); return; }
    if (!e.target.closest("button:not(.act-next), a:not(.act-next), summary")) { e.preventDefault(); next(); }
    return;
  }
  const film = $("video", work);
  if (e.code === "Space" && film && e.target !== film && !e.target.closest("button, a, summary, input")) { e.preventDefault(); return film.paused ? film.play() : film.pause(); }
  if (e.code === "Space" && film && e.target.closest("input[type=radio]")) { e.preventDefault(); return film.paused ? film.play() : film.pause(); }
  const act = { KeyF: flag, KeyR: recuse, KeyZ: () => $("[data-canvas]", work) && toggleZoom(), KeyL: light }[e.code];
  if (act) { e.preventDefault(); act(); }
});
listen(work);
enter();
queue.send();
