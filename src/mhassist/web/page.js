// What the page does without the server: go from marker to source and back, copy, open a letter.
// Runs once, as js_on_load of the component that holds the dialog: element, trigger and server
// are Gradio's. Text comes escaped from the server; nothing here builds HTML out of text.
const dialog = element.querySelector("dialog");
const letterText = element.querySelector(".letter-text");
const said = element.querySelector("#said");
const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

function say(text) {
  said.textContent = "";
  requestAnimationFrame(() => { said.textContent = text; });
}

function goTo(target, block) {
  target.scrollIntoView({ block, behavior: still ? "auto" : "smooth" });
  target.focus({ preventScroll: true });
}

let cameFrom = null; // the marker that was followed last

function showSource(button) {
  const card = document.getElementById(button.dataset.source);
  if (!card) return;
  cameFrom = button;
  const group = card.closest(".group");
  for (const other of document.querySelectorAll("#sources .group")) other.hidden = other !== group;
  for (const other of document.querySelectorAll("#sources .card")) {
    other.classList.toggle("selected", other === card);
  }
  for (const other of document.querySelectorAll("#conversation [data-source]")) {
    other.removeAttribute("aria-current");
  }
  button.setAttribute("aria-current", "true");
  goTo(card, "nearest");
}

function backToAnswer(button) {
  const { turn, source } = button.dataset;
  const markers = document.querySelectorAll(
    `#conversation .turn[data-turn="${turn}"] [data-source="${source}"]`,
  );
  const marker = [...markers].find((each) => each === cameFrom) ?? markers[0];
  if (marker) goTo(marker, "center");
}

// What it puts on the clipboard is plain text for who pastes it as that, and HTML so that Word keeps
// links and italics. Returns whether it is there.
async function putOnClipboard(kinds) {
  try {
    const blobs = Object.entries(kinds).map(([type, text]) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    // No clipboard API on a page that is served over plain http from another machine.
    let filled = false;
    const fill = (event) => {
      for (const [type, text] of Object.entries(kinds)) event.clipboardData.setData(type, text);
      event.preventDefault();
      filled = true;
    };
    document.addEventListener("copy", fill);
    try {
      return document.execCommand("copy") && filled;
    } catch {
      return false;
    } finally { // else it would take the place of what the user copies next
      document.removeEventListener("copy", fill);
    }
  }
}

async function copy(button) {
  const { copy: text, copyHtml: html } = button.dataset;
  const done = await putOnClipboard({ "text/plain": text, "text/html": html });
  const words = button.dataset.words ?? button.textContent;
  button.dataset.words = words;
  button.textContent = done ? "Gekopieerd" : "Kopiëren lukte niet";
  say(button.textContent);
  setTimeout(() => { button.textContent = words; }, 2000);
}

function showParagraph(number) {
  const paragraph = letterText.querySelector(`[data-number="${CSS.escape(number)}"]`);
  if (!paragraph) return;
  paragraph.scrollIntoView({ block: "center" });
  paragraph.focus({ preventScroll: true });
}

async function openLetter({ dataset: { letter, paragraph, quotes: quoted } }) {
  const quotes = JSON.parse(quoted ?? "[]");
  let html;
  try {
    html = await server.read_letter({ letter, paragraph: Number(paragraph), quotes });
  } catch {
    say("De brief kan nu niet geopend worden; de chat draait misschien niet meer.");
    return;
  }
  letterText.innerHTML = html;
  const title = letterText.querySelector("#letter-title")?.textContent ?? "Brief";
  dialog.querySelector(".title").textContent = title;
  dialog.setAttribute("aria-label", title);
  if (!dialog.open) dialog.showModal();
  letterText.scrollTop = 0;
  if (paragraph) showParagraph(paragraph);
  // The address is that of the paragraph as long as it is read, to be kept or sent.
  const place = paragraph ? { brief: letter, alinea: paragraph } : { brief: letter };
  history.replaceState(null, "", `#${new URLSearchParams(place)}`);
}

dialog.addEventListener("close", () => {
  history.replaceState(null, "", location.pathname + location.search);
});

function openAddress() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const letter = asked.get("brief");
  if (letter) openLetter({ dataset: { letter, paragraph: asked.get("alinea") ?? undefined } });
}
addEventListener("hashchange", openAddress);
openAddress();

const actions = {
  ask: (button) => trigger("submit", {
    question: button.dataset.question, ticked: window.tickedLetters(),
  }),
  source: showSource,
  back: backToAnswer,
  copy,
  letter: openLetter,
  goto: (button) => showParagraph(button.dataset.paragraph),
};

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-action]");
  if (button) actions[button.dataset.action]?.(button);
  else if (event.target === dialog) dialog.close(); // a click beside the letter
  const form = event.target.closest?.("#feedback");
  // It unfolds under the answer, often below what is seen; Gradio needs a moment for it.
  if (form && event.target.closest("#feedback > button")) {
    setTimeout(() => form.scrollIntoView({ block: "nearest" }), 100);
  }
});

// Which letters may answer: at least one. Asked for when a question is sent.
const ticks = () => [...document.querySelectorAll("[data-admit]")];
window.tickedLetters = () => {
  const ticked = ticks().filter((box) => box.checked);
  // All that are listed: also one that was added since.
  const letters = ticked.length < ticks().length ? ticked.map((box) => box.dataset.admit) : [];
  return JSON.stringify(letters);
};

document.addEventListener("change", ({ target }) => {
  if (!target.matches?.("[data-admit]")) return;
  const all = ticks().length;
  if (!ticks().some((box) => box.checked)) target.checked = true;
  const ticked = ticks().filter((box) => box.checked).length;
  document.querySelector(".letters .how-many").textContent =
    ticked < all ? `${ticked} van ${all}` : all;
});

// An explanation is made when it is opened; "toggle" does not bubble, so it is caught on its way.
document.addEventListener("toggle", async ({ target }) => {
  if (!target.matches?.("details.why") || !target.open || target.dataset.told) return;
  target.dataset.told = "yes";
  const { question, history, letters, version } = target.dataset;
  const body = target.querySelector(".why-text");
  try {
    body.innerHTML = await server.explain_answer({
      question, history: JSON.parse(history), letters: JSON.parse(letters), version,
    });
  } catch {
    delete target.dataset.told;
    body.textContent = "Dit kan nu niet worden nagegaan; de chat draait misschien niet meer.";
  }
}, true);

// Room under the newest question: as much as it takes for it to stand at the top of what is seen.
function makeRoom(turn) {
  const talk = document.getElementById("talk");
  const before = parseFloat(talk.style.getPropertyValue("--room")) || 0;
  const top = turn.getBoundingClientRect().top;
  const scrolls = getComputedStyle(talk).overflowY === "auto"; // else the page does
  const seen = scrolls ? talk.clientHeight : innerHeight;
  const end = scrolls
    ? talk.getBoundingClientRect().top - talk.scrollTop + talk.scrollHeight
    : document.getElementById("left").getBoundingClientRect().bottom;
  talk.style.setProperty("--room", `${Math.max(0, seen - (end - before - top))}px`);
}

// What Gradio says in English whatever the language of the page.
const DUTCH = [
  [/^Click to upload or drop files$/, "Kies bestanden, of sleep ze hierheen"],
  [/^Clear$/, "Alles weghalen"],
  [/^Remove this file$/, "Dit bestand weghalen"],
  [/^Close$/, "Sluiten"],
  [/^More tabs$/, "Meer pagina's"],
  [/^Uploading (\d+) files?\.*$/, "Wordt geladen: $1"],
  [/^Error$/, "Er ging iets mis"],
  [/^File\(s\) exceed the maximum allowed size of (\d+)(?:\.0)? Mb: (.+)$/,
    "Groter dan $1 MB en daarom niet gelezen: $2"],
  [/^(\d+)\.0\s([KMGT]?B)/, "$1 $2"], // the size of a file
  [/^(\d+)\.(\d+)\s([KMGT]?B)/, "$1,$2 $3"],
  [/^Connection Lost$/, "Geen verbinding"],
  [/^Connection to the server was lost\. Attempting reconnection\.\.\.$/,
    "De chat is niet bereikbaar; er wordt opnieuw verbinding gezocht."],
  [/^(?:Connection re-established|Reconnected)\.?$/, "De verbinding is er weer."],
];

function inDutch(text) {
  const known = DUTCH.find(([english]) => english.test(text));
  return known ? text.replace(...known) : text;
}

function putIntoDutch() {
  const named = "#upload [aria-label], .toast-wrap [aria-label], .tab-wrapper [aria-label]";
  for (const each of document.querySelectorAll(named)) {
    const label = inDutch(each.ariaLabel);
    if (label !== each.ariaLabel) each.ariaLabel = label;
  }
  const places = document.querySelectorAll("#upload, .toast-wrap");
  for (const place of places) {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const words = text.data.trim();
      const dutch = inDutch(words);
      if (dutch !== words) text.data = text.data.replace(words, dutch);
    }
  }
}

// A new question goes to the top of what is seen, so that its answer is read from the start.
// The whole page is watched: Gradio may mount the conversation after this component.
let focused = false; // the question box, once: without scrolling, so that the page opens at its top
let turns = 0;
let newest = null; // what came of the newest question
// What appears often out of sight: a bar, a panel, what came of a change or of a judgement.
const APPEARING = [
  "#desk .bar", "#sure", "#chosen", ".refusal .warning", "#desk-said p, #letters-said p",
  "#feedback-said p", "[data-wrong]",
];
const appeared = new Map(); // what each of them was last
let managed = null; // the letter whose form was opened last
document.addEventListener("click", ({ target }) => {
  managed = target.closest?.("[data-manage]")?.dataset.manage ?? managed;
});

// To the field that cannot be used.
function showWrong(it) {
  const box = it.closest(".letter-form")
    ?.querySelector(`.field-${CSS.escape(it.dataset.wrong)} :is(textarea, input)`);
  if (!box) return;
  box.setAttribute("aria-invalid", "true");
  box.addEventListener("input", () => box.removeAttribute("aria-invalid"), { once: true });
  goTo(box, "center");
}

// The form of a letter was closed: back to where it was opened from.
function backToList() {
  const row = managed && document.querySelector(`[data-manage="${CSS.escape(managed)}"]`);
  if (row) goTo(row, "center");
}

function showWhatAppears() {
  for (const each of APPEARING) {
    const it = document.querySelector(each);
    const mark = it && (it.matches(".bar, #sure") ? each : it.textContent);
    if (each === "#chosen" && !it && appeared.get(each)) setTimeout(backToList, 300);
    if (it && mark !== appeared.get(each)) {
      // A panel is put in, or taken away, part by part: only then is its place known.
      if (it.id === "chosen") setTimeout(() => goTo(it, "start"), 150);
      else if (it.dataset.wrong) setTimeout(() => showWrong(it), 200);
      else setTimeout(() => it.scrollIntoView({ block: "nearest" }), it.matches("p") ? 150 : 50);
    }
    appeared.set(each, mark);
  }
}
new MutationObserver(() => {
  putIntoDutch();
  showWhatAppears();
  const box = focused ? null : document.querySelector("#question textarea");
  if (box) {
    focused = true;
    // On a narrow screen it is below what is seen, and would bring up a keyboard.
    if (matchMedia("(min-width: 62rem)").matches) box.focus({ preventScroll: true });
  }
  const found = document.querySelectorAll("#conversation .turn");
  const last = found[found.length - 1];
  const outcome = last?.querySelector(".outcome") ?? null;
  if (found.length === turns && outcome === newest) return;
  const grown = found.length > turns;
  const fewer = found.length < turns;
  turns = found.length;
  newest = outcome;
  if (last) makeRoom(last);
  if (grown) last.scrollIntoView({ block: "start" });
  if (fewer) document.querySelector("#question textarea")?.focus();
  if (grown || fewer) document.getElementById("right")?.scrollTo({ top: 0 });
}).observe(document.body, { childList: true, subtree: true });
