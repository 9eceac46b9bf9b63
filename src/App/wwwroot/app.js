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
// Going back to what answered a form, or reloading it, asks for the page anew: the browser never offers to send a form a second time.
const here = new URL(location);
here.searchParams.delete("handler");
history.replaceState(null, "", here);
// A page that the browser kept comes back with all it shows; whoever is signed in no longer, or at a locked node, must not see it.
addEventListener("pageshow", async ({ persisted }) => {
  if (persisted && !(await fetch("/api/session").catch(() => null))?.ok) location.reload();
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(form => delete form.dataset.sent));

// A portrait is made small before it is sent, which also leaves behind what the camera wrote into the file.
document.querySelector("[data-photo]")?.addEventListener("change", async ({ target }) => {
  const file = target.files[0];
  const picture = file && await createImageBitmap(file).catch(() => null);
  if (!picture) return;
  const scale = Math.min(1, 360 / picture.width, 480 / picture.height);
  const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const small = new DataTransfer();
  small.items.add(new File([await canvas.convertToBlob({ type: "image/jpeg", quality: 0.8 })], "photo.jpg", { type: "image/jpeg" }));
  target.files = small.files;
  target.dataset.photo = "small";
});

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

// People are searched for as one types; without this, the form's button does it. One question is under way at a time: what is typed
// meanwhile is asked when its answer is there, so nobody waits for a pause and a slow node is not asked for what nobody reads any more.
const search = document.querySelector("[data-search]");
let asking = false, typedOn = false;
const ask = async () => {
  typedOn = asking;
  if (asking || search.elements.Words.value.trim().length < 2) return;
  asking = true;
  try {
    const answer = await fetch("?handler=Hits", { method: "POST", body: new FormData(search) });
    if (answer.ok) document.querySelector("[data-hits]").innerHTML = await answer.text();
  } catch { /* Cut off: the button still searches. */ }
  asking = false;
  if (typedOn) ask();
};
search?.addEventListener("input", ask);

// A card is printed by the browser's own dialogue.
document.querySelector("[data-print]")?.addEventListener("click", () => print());
