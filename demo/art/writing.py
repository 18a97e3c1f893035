"""Verse and articles to text files; a recitation with its line timings where the poem has them."""

from demo.art import ffmpeg, sound
from demo.art.noise import rng_for
from demo.art.verse import POEMS


def article(path, s, markdown):
    """Write an article as Markdown; return its one path."""
    path = path.with_suffix(".md")
    path.write_text(markdown, encoding="utf-8")
    return [path]


def poem(path, s, id):
    """Write a poem as text, and its recitation where it has line times; return the paths."""
    p = POEMS[id]
    path = path.with_suffix(".txt")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(p.title + "\n\n" + "\n\n".join("\n".join(x) for x in p.stanzas) + "\n", encoding="utf-8")
    made = [path]
    if p.timings:
        rng = rng_for("recite", id)
        seconds = p.timings[-1][0] + 4.5
        gaps, last = [], 0
        for at, line in p.timings:
            gaps.append((last, at))
            last = at + 0.33 * len(line)
        track = sound.speech(seconds, [*gaps, (last, seconds + 1)], rng) * 0.8 + 0.35 * sound.tune(
            seconds, rng, 1.0, 110, 0.4
        )
        wav = sound.write(sound.room(track, rng), path.with_suffix(".wav"))
        out = path.with_suffix(".m4a")
        ffmpeg.run("-i", wav, "-c:a", "aac", "-b:a", "96k", "-fflags", "+bitexact", out)
        wav.unlink()
        [t for t, _ in p.timings[1:]] + [seconds]
        lrc = path.with_suffix(".lrc")
        lrc.write_text(
            "".join(f"[{int(t // 60):02d}:{t % 60:05.2f}]{line}\n" for t, line in p.timings), encoding="utf-8"
        )
        made += [out, lrc]
    return made
