// A recitation marks the line being read, where the lines have times.
for (const box of document.querySelectorAll("[data-recitation]")) {
  const audio = box.querySelector("audio");
  const lines = [...document.querySelectorAll(".poem-page [data-begins]")];
  audio.addEventListener("timeupdate", () => {
    const now = lines.findLast((line) => Number(line.dataset.begins) <= audio.currentTime);
    for (const line of lines) {
      if (line === now && !audio.ended) line.setAttribute("aria-current", "true");
      else line.removeAttribute("aria-current");
    }
  });
}
