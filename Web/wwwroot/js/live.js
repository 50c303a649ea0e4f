// Tells the page which records changed. One tab holds the stream for all (browsers allow six connections a host); it is the one
// that gets the lock, and the next takes over when it closes. Every 30 seconds, and after a reconnect, each page looks by itself.
import { changed, lookAgain } from "./live-page.js";

const pollEvery = 30_000;
const tabs = new BroadcastChannel("live");
tabs.onmessage = event => take(event.data);

function take(message) {
  if (message.reload) lookAgain();
  else if (message.changes.length) changed(message.changes);
}

function lead() {
  return new Promise(release => {
    const stream = new EventSource("/events");
    let wasOpen = false;
    stream.addEventListener("open", () => {
      // What happened while the stream was away is unknown.
      if (wasOpen) spread({ reload: true, changes: [] });
      wasOpen = true;
    });
    stream.addEventListener("changed", event => spread(JSON.parse(event.data)));
    stream.addEventListener("error", () => {
      // Closed for good: no live updates here, or signed out. Polling goes on.
      if (stream.readyState === EventSource.CLOSED) release();
    });
  });
}

function spread(message) {
  take(message);
  tabs.postMessage(message);
}

const isSignedIn = document.querySelector("form[action='/sign-out']") !== null;
if (isSignedIn) {
  navigator.locks?.request("live", lead);
  setInterval(() => document.visibilityState === "visible" && lookAgain(), pollEvery);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && lookAgain());
}
