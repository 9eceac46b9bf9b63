// The pages work without this file. It loads the map or the registration's keys where a page has them, and keeps a form from being sent twice.
const map = document.querySelector("[data-map]");
if (map) {
  new IntersectionObserver((seen, observer) => {
    if (seen.some(entry => entry.isIntersecting)) {
      observer.disconnect();
      import(map.dataset.script).then(module => module.draw(map));
    }
  }).observe(map);
}

const register = document.querySelector("[data-register]");
if (register) import(register.dataset.script);

document.addEventListener("submit", event => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(form => delete form.dataset.sent));

// The slider of years recolours the map and fills the table beside it; without this, its form asks for the year.
const years = document.querySelector("[data-years]");
years?.addEventListener("input", ({ target }) => {
  const at = years.dataset.years.split(" ").indexOf(target.value);
  if (at < 0) return;
  const number = people => Number(people).toLocaleString("en");
  document.querySelectorAll("[data-steps]").forEach(path => path.setAttribute("class", `step-${path.dataset.steps[at]}`));
  document.querySelectorAll("[data-people]").forEach(figure => { figure.textContent = number(figure.dataset.people.split(" ")[at]); });
  document.querySelectorAll("[data-years] output, [data-year-shown]").forEach(shown => { shown.textContent = target.value; });
});

// People are searched for as one types; without this, the form's button does it.
const search = document.querySelector("[data-search]");
let typed, asked;
search?.addEventListener("input", () => {
  clearTimeout(typed);
  asked?.abort();
  asked = new AbortController();
  typed = setTimeout(async signal => {
    if (search.elements.Words.value.trim().length < 2) return;
    try {
      const answer = await fetch("?handler=Hits", { method: "POST", body: new FormData(search), signal });
      if (answer.ok) document.querySelector("[data-hits]").innerHTML = await answer.text();
    } catch { /* Typed on, or cut off: the button still searches. */ }
  }, 150, asked.signal);
});
