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
  if (current.isEqualNode(fresh)) return;
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
    play(video, Number(clip.dataset.start), Number(clip.dataset.end));
  }
});

async function copy(button) {
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
  button.textContent = "Copied";
  document.getElementById("said").textContent = "Copied";
  setTimeout(() => {
    button.textContent = "Copy";
    document.getElementById("said").textContent = "";
  }, 2000);
}

function play(video, start, end) {
  video.ontimeupdate = () => {
    if (video.currentTime < end) return;
    video.ontimeupdate = null;
    video.pause();
  };
  video.currentTime = start;
  video.play();
}
