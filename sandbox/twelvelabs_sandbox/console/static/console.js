// Live updates: the server sends the main part of a page whenever it changes, and only what differs is replaced here, so
// that focus, text being typed and a playing video are kept. Without JavaScript, pages work by reloading.

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
  for (const { name } of [...current.attributes]) if (!fresh.hasAttribute(name)) current.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (current.getAttribute(name) !== value) current.setAttribute(name, value);
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
