// A published result: by category, and by a word in title, names or unit.
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
const tools = document.querySelector("[data-result-tools]");
if (tools) {
  const find = tools.querySelector("[data-find]");
  let category = "";
  const draw = () => {
    let seen = 0;
    const word = find.value.trim().toLowerCase();
    for (const tier of $$("[data-tier]")) {
      let here = 0;
      for (const award of $$("[data-award]", tier)) {
        const fits = (!category || award.dataset.category === category) && award.textContent.toLowerCase().includes(word);
        award.hidden = !fits;
        here += fits;
      }
      tier.hidden = here === 0;
      seen += here;
    }
    document.querySelector("[data-nothing]").hidden = seen > 0;
  };
  tools.hidden = false;
  find.addEventListener("input", draw);
  tools.addEventListener("click", (e) => {
    const chip = e.target.closest("[data-category]");
    if (!chip) return;
    category = chip.dataset.category;
    for (const other of $$("[data-category]", tools)) other.setAttribute("aria-pressed", String(other === chip));
    draw();
  });
}
