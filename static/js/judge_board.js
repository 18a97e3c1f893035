// The chair's board: shows all lines, or only those with an outlier, a tie or scores missing.
const filters = document.querySelector("[data-filters]");
const lines = [...document.querySelectorAll("[data-line]")];
filters.hidden = lines.length === 0;
filters.addEventListener("click", (e) => {
  const chip = e.target.closest("[data-filter]");
  if (!chip) return;
  for (const other of filters.children) other.setAttribute("aria-pressed", String(other === chip));
  for (const line of lines) line.hidden = !line.dataset.is.split(" ").includes(chip.dataset.filter);
});
document.addEventListener("submit", (e) => {
  if (e.target.querySelector("[aria-disabled=true]")) e.preventDefault();
});
