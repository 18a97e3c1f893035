// Copies the words of a button's data-copy.
for (const group of document.querySelectorAll("[data-copies]")) {
  if (!navigator.clipboard) { // none on an address without TLS
    group.hidden = true;
    continue;
  }
  const said = group.querySelector("[data-copied]");
  for (const button of group.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      said.textContent = said.dataset.copied;
      setTimeout(() => { said.textContent = ""; }, 4000);
    });
  }
}
