// Scores wait on the device until the server has them. One waiting card per work: the latest wins here, and each
// carries the version it was made from, so a newer score elsewhere is asked about, never overwritten. On a device that
// several judges use each card waits for its own judge: sent by another it would be refused, and lost.
const KEY = "zhancang-judging";
const RETRY_MS = 5000;
let memory = new Map();
const read = () => {
  try { return new Map(JSON.parse(localStorage.getItem(KEY)) ?? []); } catch { return memory; }
};
const write = (queue) => {
  memory = queue;
  try { localStorage.setItem(KEY, JSON.stringify([...queue])); } catch { /* a private window: kept in memory */ }
};

export class Queue {
  #judge; #tell; #saved; #clash; #token; #busy = false; #sent = false; #timer = 0; #versions = new Map();

  // judge: the judge's UUID; tell(state, count), saved(url, answer), clash(url, answer), token() -> the form's CSRF token
  constructor({ judge, tell, saved, clash, token }) {
    this.#judge = judge; this.#tell = tell; this.#saved = saved; this.#clash = clash; this.#token = token;
    addEventListener("online", () => this.send());
    addEventListener("offline", () => this.#tell("offline", this.size));
  }

  #mine() { return [...read()].filter(([, card]) => card.judge === this.#judge); }
  waiting(url) { return this.#mine().find(([one]) => one === url)?.[1]; }
  get size() { return this.#mine().length; }

  put(url, card) {
    const queue = read();
    const earlier = queue.get(url);
    // while a card waits, the version it was first made from is the one to compare with
    queue.set(url, { ...card, judge: this.#judge, version: this.#versions.get(url) ?? earlier?.version ?? card.version, id: crypto.randomUUID?.() ?? String(Math.random()) });
    write(queue);
    this.send();
  }

  // A card whose clash was left open, such as before a reload: the server says again what stands there.
  askAgain(url) {
    const queue = read(), card = queue.get(url);
    if (card?.clashed) { queue.set(url, { ...card, clashed: false }); write(queue); }
    this.send();
  }

  // The judge chose: theirs drops the card here, mine sends it again on top of theirs.
  resolve(url, version, keepMine) {
    this.#versions.set(url, version);
    const queue = read(), card = queue.get(url);
    if (!card) return;
    if (keepMine) queue.set(url, { ...card, version, clashed: false }); else queue.delete(url);
    write(queue);
    this.send();
  }

  async send() {
    if (this.#busy) return;
    clearTimeout(this.#timer);
    const next = this.#mine().find(([, card]) => !card.clashed);
    if (!next) { if (!this.size && this.#sent) this.#tell("saved", 0); return; }
    if (navigator.onLine === false) { this.#tell("offline", this.size); return; }
    this.#busy = this.#sent = true;
    this.#tell("saving", this.size);
    const [url, card] = next;
    let again = true;
    try {
      const answer = await fetch(url, {
        method: "POST", redirect: "error",
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.#token() },
        body: JSON.stringify({ scores: card.scores, remark: card.remark, is_flagged: card.is_flagged, version: card.version }),
      });
      again = await this.#answered(url, card, answer);
    } catch {
      this.#tell(navigator.onLine === false ? "offline" : "retry", this.size);
      this.#timer = setTimeout(() => this.send(), RETRY_MS);
      again = false;
    } finally { this.#busy = false; }
    if (again) this.send();
  }

  async #answered(url, card, answer) {
    const words = await answer.json().catch(() => ({}));
    const queue = read(), now = queue.get(url);
    const same = now?.id === card.id;
    if (answer.ok) {
      this.#versions.set(url, words.version);
      if (same) queue.delete(url); else if (now) queue.set(url, { ...now, version: words.version });
      write(queue);
      this.#saved(url, words);
      return true;
    }
    if (answer.status === 409) {
      if (now) { queue.set(url, { ...now, clashed: true }); write(queue); }
      this.#tell("clash", this.size);
      this.#clash(url, words);
      return true;
    }
    if (answer.status === 401) { this.#tell("signed_out", this.size); return false; }
    if (answer.status >= 500 || answer.status === 429 || answer.status === 403 && !words.code) {
      this.#tell("retry", this.size);
      this.#timer = setTimeout(() => this.send(), RETRY_MS);
      return false;
    }
    if (same) { queue.delete(url); write(queue); }   // refused for good: too late, signed, stepped back
    this.#tell("refused", this.size, words.sentence);
    return this.size > 0;
  }
}
