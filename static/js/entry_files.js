// The entry form's files: each is sent by itself with progress, pause, replacement and removal; what arrived is listed by
// the server, and asked for again while the worker prepares it. Without this script the form sends files plainly.
import { createUploader } from "./upload.js";

const WATCH_MS = 1500;
const UNITS = ["B", "KB", "MB", "GB"];
const part = document.querySelector("[data-files]");

function inWords(bytes) {
  let value = bytes;
  let step = 0;
  while (value >= 1024 && step < 3) {
    value /= 1024;
    step += 1;
  }
  return `${value.toFixed(step ? 1 : 0)} ${UNITS[step]}`;
}
function element(tag, className, text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
function button(text, action) {
  const made = element("button", "button-text", text);
  made.type = "button";
  made.addEventListener("click", action);
  return made;
}

if (part) {
  const say = part.dataset;
  const form = part.closest("form");
  const drop = part.querySelector(".drop");
  const pick = document.getElementById("pick");
  const replacement = part.querySelector("[data-replacement]");
  const sendingList = part.querySelector("[data-sending]");
  const received = part.querySelector("[data-received]");
  const told = part.querySelector("[data-told]");
  const csrf = form.querySelector("[name=csrfmiddlewaretoken]").value;
  let replaced = "";

  const timeLeft = (seconds) => {
    if (seconds === null || !Number.isFinite(seconds)) return "";
    if (seconds < 60) return say.saySeconds.replace("#", Math.max(1, Math.ceil(seconds)));
    if (seconds < 5400) return say.sayMinutes.replace("#", Math.ceil(seconds / 60));
    return say.sayHours.replace("#", (seconds / 3600).toFixed(1));
  };

  // --- what has arrived ---
  function formFor(removal) {
    if (document.getElementById(removal)) return;
    const own = document.createElement("form");
    own.id = removal;
    own.method = "post";
    own.action = `${say.list}${removal.replace("remove-", "")}/remove/`;
    const token = document.createElement("input");
    token.type = "hidden";
    token.name = "csrfmiddlewaretoken";
    token.value = csrf;
    own.append(token);
    document.body.append(own);
  }
  async function refresh() {
    const answer = await fetch(say.list);
    if (!answer.ok || answer.redirected) return;
    const captions = new Map([...received.querySelectorAll("[name=caption]")].map((input) => [input.id, input.value]));
    const focused = received.contains(document.activeElement) ? document.activeElement.id : "";
    received.innerHTML = await answer.text();
    for (const [id, value] of captions) {
      const input = document.getElementById(id);
      if (input) input.value = value;
    }
    if (focused) document.getElementById(focused)?.focus();
    for (const scripted of received.querySelectorAll("[data-scripted]")) scripted.hidden = false;
    for (const remove of received.querySelectorAll("button[form]")) formFor(remove.getAttribute("form"));
    form.dispatchEvent(new CustomEvent("entry:files"));
  }
  async function watch() {
    while (part.isConnected) {
      await new Promise((done) => { setTimeout(done, WATCH_MS); });
      if (!received.querySelector("[data-busy]") || document.hidden) continue;
      try {
        await refresh();
        if (!received.querySelector("[data-busy]")) form.dispatchEvent(new CustomEvent("entry:changed"));
      } catch {
        // no network for now: asked again in a moment
      }
    }
  }
  received.addEventListener("click", (event) => {
    const row = event.target.closest("[data-uuid]");
    if (!row) return;
    if (event.target.closest("[data-replace]")) {
      replaced = row.dataset.uuid;
      replacement.click();
    } else if (event.target.closest("[data-file-up]") && row.previousElementSibling) {
      row.previousElementSibling.before(row);
      event.target.closest("[data-file-up]").focus();
      form.dispatchEvent(new CustomEvent("entry:changed"));
    }
  });

  // --- what is on its way ---
  function rowFor(file) {
    const row = element("li", "file field");
    row.dataset.file = "sending";
    const isPicture = file.type.startsWith("image/") && file.size < 30e6;
    const thumb = element(isPicture ? "img" : "span", "file-thumb");
    if (isPicture) {
      thumb.alt = "";
      thumb.src = URL.createObjectURL(file);
      thumb.onload = () => URL.revokeObjectURL(thumb.src);
      thumb.onerror = () => thumb.replaceWith(element("span", "file-thumb"));
    }
    const what = element("div", "file-what");
    const name = element("p", "file-name");
    name.append(element("b", "", file.name), " ", element("span", "quiet nobreak", inWords(file.size)));
    const fault = element("p", "field-error");
    what.append(name, fault);
    const run = element("div", "file-run");
    const meter = element("progress", "meter");
    meter.max = file.size || 1;
    meter.value = 0;
    meter.setAttribute("aria-label", file.name);
    const speed = element("p", "file-speed small");
    run.append(meter, speed);
    const actions = element("div", "file-do");
    row.append(thumb, what, run, actions);
    return { row, meter, speed, actions, fault };
  }
  function send(file, replaces = "") {
    const { row, meter, speed, actions, fault } = rowFor(file);
    const percent = () => `${Math.floor((meter.value / meter.max) * 100)}%`;
    let paused = false;
    let pause = null;
    const fail = (reason) => {
      row.dataset.file = "wrong";
      row.toggleAttribute("data-wrong", true);
      fault.textContent = reason || say.sayFailed;
      meter.hidden = true;
      speed.textContent = "";
      pause.remove();
      told.textContent = `${file.name}: ${fault.textContent}`;
      if (!reason) {
        actions.prepend(button(say.sayAgain, () => {
          row.remove();
          send(file, replaces);
        }));
      }
    };
    const uploader = createUploader({
      endpoint: say.endpoint,
      csrf,
      purpose: replaces ? `${say.purpose}:${replaces}` : say.purpose,
      medium: "",
      file,
      onProgress: ({ sent, total, bytesPerSecond, secondsLeft }) => {
        if (paused) return;
        meter.className = "meter";
        meter.value = sent;
        if (sent === total) speed.textContent = say.sayChecking;
        else speed.textContent = [percent(), `${inWords(bytesPerSecond)}/s`, timeLeft(secondsLeft)].filter(Boolean).join(" · ");
      },
      onDone: async () => {
        await refresh();
        row.remove();
        told.textContent = file.name;
        form.dispatchEvent(new CustomEvent("entry:changed"));
      },
      onError: ({ reason, isOffline }) => {
        if (!isOffline) {
          fail(reason);
          return;
        }
        meter.className = "meter meter-held";
        speed.textContent = say.sayOffline.replace("#", percent());
        window.addEventListener("online", () => paused || uploader.resume(), { once: true });
      },
    });
    pause = button(say.sayPause, () => {
      paused = !paused;
      pause.textContent = paused ? say.sayResume : say.sayPause;
      meter.className = paused ? "meter meter-held" : "meter";
      if (paused) {
        uploader.pause();
        speed.textContent = say.sayPaused.replace("#", percent());
      } else uploader.resume();
    });
    actions.append(pause, button(say.sayCancel, () => {
      if (row.dataset.file === "sending") uploader.abort();
      row.remove();
    }));
    part.querySelector(`[data-stopped] [data-name="${CSS.escape(file.name)}"]`)?.remove();
    sendingList.append(row);
    if (file.size > Number(say.maxBytes)) fail(say.sayLarge);
    else uploader.start();
  }

  pick.addEventListener("change", () => {
    for (const file of pick.files) send(file);
    pick.value = "";
  });
  replacement.addEventListener("change", () => {
    if (replacement.files.length) send(replacement.files[0], replaced);
    replacement.value = "";
  });
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.toggleAttribute("data-over", true);
    });
  }
  drop.addEventListener("dragleave", () => drop.removeAttribute("data-over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.removeAttribute("data-over");
    for (const file of event.dataTransfer.files) send(file);
  });
  const isSending = () => Boolean(sendingList.querySelector("[data-file=sending]"));
  form.addEventListener("submit", (event) => {
    if (event.submitter?.name !== "submit" || !isSending()) return;
    event.preventDefault();
    told.classList.remove("unseen");
    told.classList.add("file-wait");
    told.textContent = say.saySending;
    part.scrollIntoView({ block: "start" });
  }, true);
  window.addEventListener("beforeunload", (event) => {
    if (isSending()) event.preventDefault();
  });
  watch();
}
