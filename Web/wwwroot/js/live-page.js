// What a page does about changes: rows of the queue are fetched and put in place, a list is fetched again, a record says that it changed.
export async function changed(changes) {
  const table = document.querySelector("table[data-live]");
  const list = document.querySelector("[data-live-list]");
  const record = document.querySelector("[data-live-page]");
  if (table) await putRows(table, changes.filter(change => isNews(table, change)).map(change => change.id));
  if (list) await refetch(list);
  if (record && changes.some(change => change.id === record.dataset.livePage && change.version > Number(record.dataset.version))) {
    document.querySelector("[data-live-notice]")?.removeAttribute("hidden");
  }
}

export async function lookAgain() {
  const part = document.querySelector("table[data-live] tbody, [data-live-list]");
  if (part) await refetch(part);
}

const rowOf = id => document.getElementById(`row-${id}`);
const isNews = (table, change) => !(Number(rowOf(change.id)?.dataset.version) >= change.version);

async function putRows(table, ids) {
  if (!ids.length) return;
  const url = new URL(table.dataset.live, location.href);
  url.searchParams.set("ids", ids.join());
  const fresh = new Map((await partsOf(url, "tr[data-id]")).map(row => [row.dataset.id, row]));
  const body = table.tBodies[0];
  for (const id of ids) {
    const old = rowOf(id);
    const row = fresh.get(id);
    if (!row) {
      // It left this list; the one being read stays until it is closed.
      if (old && !old.classList.contains("open")) old.remove();
      continue;
    }
    row.classList.add("fresh");
    if (old?.classList.contains("open")) row.classList.add("open");
    keepChosen(old, row);
    const after = [...body.rows].find(other => other !== old && other.dataset.key > row.dataset.key);
    old?.remove();
    if (after || old || body.rows.length < 50) body.insertBefore(row, after ?? null);
  }
  document.dispatchEvent(new CustomEvent("rowschanged"));
  const status = document.getElementById("live-status");
  if (status) status.textContent = status.dataset.changed;
}

// Focus and the open row survive: only rows whose version differs are exchanged.
async function refetch(part) {
  const selector = part.tagName === "TBODY" ? "table[data-live] tbody" : "[data-live-list]";
  const [fresh] = await partsOf(new URL(location.href), selector);
  if (!fresh || !part.isConnected) return;
  const stamp = element => [...element.querySelectorAll("[data-id]")].map(row => row.dataset.id + row.dataset.version).join();
  if (stamp(fresh) !== stamp(part) && !part.contains(document.activeElement)) {
    for (const row of fresh.querySelectorAll("tr[data-id]")) keepChosen(rowOf(row.dataset.id), row);
    part.replaceWith(fresh);
    document.dispatchEvent(new CustomEvent("rowschanged"));
  }
}

// A chosen row stays chosen, at the version that is shown now.
function keepChosen(old, row) {
  const box = row.querySelector("input[name='Form.Chosen']");
  if (box && old?.querySelector("input[name='Form.Chosen']")?.checked) box.checked = true;
}

async function partsOf(url, selector) {
  try {
    const response = await fetch(url, { headers: { Accept: "text/html" } });
    if (!response.ok || response.redirected) return [];
    return [...new DOMParser().parseFromString(await response.text(), "text/html").querySelectorAll(selector)];
  } catch {
    return []; // offline: the next poll looks again
  }
}
