// What pages do beyond links and forms, all of which work without JavaScript by reloading.
//
// Live updates: the server sends the main part of a page whenever it changes, and only what differs is replaced here, so
// that focus, text being typed and a playing video are kept.

"use strict";

const main = document.querySelector("main[data-live]");
const liveness = document.getElementById("liveness");
let changes = null;

function follow() {
  changes?.close();
  changes = null;
  if (document.hidden) return; // browsers allow few connections to one host
  changes = new EventSource(location.href.split("#")[0]);
  changes.onopen = () => showStatus("Live");
  changes.onerror = () => showStatus(changes.readyState === EventSource.CLOSED ? "Disconnected. Reload the page." : "Reconnecting…");
  changes.onmessage = (event) => {
    const fresh = main.cloneNode(false);
    fresh.append(...new DOMParser().parseFromString(JSON.parse(event.data), "text/html").body.childNodes);
    update(main, fresh);
  };
}

function showStatus(text) {
  liveness.hidden = false;
  liveness.textContent = text;
}

function update(current, fresh) {
  if (current.isEqualNode(fresh) || current.dataset?.kept !== undefined) return;
  if (current.nodeType !== Node.ELEMENT_NODE) {
    current.nodeValue = fresh.nodeValue;
    return;
  }
  const names = [...current.attributes, ...fresh.attributes].map(({ name }) => name);
  for (const name of names) {
    if (current.nodeName === "DETAILS" && name === "open") continue; // the user's choice
    if (!fresh.hasAttribute(name)) current.removeAttribute(name);
    else if (current.getAttribute(name) !== fresh.getAttribute(name)) current.setAttribute(name, fresh.getAttribute(name));
  }
  updateChildren(current, [...fresh.childNodes].filter(matters));
}

// Elements with an id keep their identity when others are inserted or removed; all others are matched by position.
function updateChildren(parent, wanted) {
  const ids = new Set(wanted.map((node) => node.id).filter(Boolean));
  for (const child of [...parent.childNodes]) if (!matters(child) || (child.id && !ids.has(child.id))) child.remove();
  let at = parent.firstChild;
  for (const node of wanted) {
    const known = node.id && [...parent.children].find((child) => child.id === node.id);
    if (known && known !== at) parent.insertBefore(known, at);
    if (known || (at && !at.id && !node.id && at.nodeName === node.nodeName)) {
      const same = known || at;
      at = same.nextSibling;
      update(same, node);
    } else {
      parent.insertBefore(node, at);
    }
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

function matters(node) {
  return node.nodeType === Node.ELEMENT_NODE || node.nodeValue.trim() !== "";
}

if (main) {
  document.addEventListener("visibilitychange", follow);
  follow();
}

document.documentElement.classList.add("js");
document.addEventListener("click", (event) => {
  const copied = event.target.closest("[data-copy]");
  if (copied) copy(copied);
  const clip = event.target.closest("[data-start]");
  const video = clip?.closest(".match").querySelector("video, audio");
  if (video) {
    event.preventDefault();
    play(video, clip.dataset.start, clip.dataset.end);
  }
});

async function copy(button) {
  const copied = document.getElementById(button.dataset.copy);
  let outcome = "Copied";
  try {
    await navigator.clipboard.writeText(copied.textContent);
  } catch {
    getSelection().selectAllChildren(copied); // the browser does not let pages copy
    outcome = "Selected";
  }
  for (const element of [button, document.getElementById("said")]) element.textContent = outcome;
  setTimeout(() => {
    button.textContent = "Copy";
    document.getElementById("said").textContent = "";
  }, 2000);
}

// The browser stops at the end of the span that the address has, also at that of the first one.
function play(video, start, end) {
  video.src = `${video.currentSrc.split("#")[0]}#t=${start},${end}`;
  video.play();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.dataset.stream) return;
  event.preventDefault();
  stream(form, document.getElementById(form.dataset.stream));
});

// The answer of a model, as its events arrive.
async function stream(form, output) {
  const button = form.querySelector("button");
  button.disabled = true;
  output.hidden = false;
  output.textContent = "";
  try {
    const body = new URLSearchParams(new FormData(form));
    const response = await fetch(form.action, { method: "POST", body, headers: { accept: "application/x-ndjson" } });
    if (!response.ok) {
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      output.textContent = page.querySelector("main p").textContent;
      return;
    }
    let rest = "";
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const lines = (rest + read.value).split("\n");
      rest = lines.pop();
      for (const line of lines.filter(Boolean)) output.textContent += JSON.parse(line).text ?? "";
    }
  } catch {
    output.textContent += "\nThe sandbox did not finish the answer.";
  } finally {
    button.disabled = false;
  }
}
