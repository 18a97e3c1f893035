// The transcription beside the picture in deep zoom, as the visitor has set it on the page: its direction, its characters,
// with or without punctuation. A copy: the page's own stays where it is. A button takes it away and brings it back.
const isOn = (reading, choice) => Boolean(reading.querySelector(`.${choice}:checked`));

// Puts the copy into the stage, and its button first among the tools. Does nothing on a page without a transcription.
export const readBeside = (stage, tools) => {
  const reading = document.querySelector(".reading");
  if (!reading) return;
  const words = reading.querySelector("h2").textContent;
  const copy = reading.querySelector(".verse").cloneNode(true);
  copy.removeAttribute("aria-labelledby");
  copy.setAttribute("aria-label", words);
  copy.querySelector(isOn(reading, "han-t") ? ".si" : ".tr").remove();
  if (isOn(reading, "pt-off")) for (const mark of copy.querySelectorAll(".pt")) mark.remove();
  for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id");
  copy.classList.toggle("is-level", isOn(reading, "dir-h"));
  const aside = document.createElement("div");
  aside.className = "zoom-reading";
  aside.append(copy);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "zoom-reading-button";
  button.textContent = words;
  const show = (isShown) => {
    stage.classList.toggle("has-reading", isShown);
    aside.hidden = !isShown;
    button.setAttribute("aria-pressed", String(isShown));
  };
  button.addEventListener("click", () => show(aside.hidden));
  stage.insertBefore(aside, tools);
  tools.prepend(button);
  show(true);
};
