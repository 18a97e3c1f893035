#!/usr/bin/env bash
# Installs what is missing and nothing else; a second run takes a second. Called by every `make` command.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p var

say() { printf '\033[2m· %s\033[0m\n' "$*"; }

# --- system packages: name of the program it gives -> package ---
declare -A wanted=([ffmpeg]=ffmpeg [ffprobe]=ffmpeg [chromium]=chromium [msgfmt]=gettext [node]=nodejs [npm]=npm)
missing=()
for program in "${!wanted[@]}"; do command -v "$program" >/dev/null || missing+=("${wanted[$program]}"); done
python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3-venv)
fonts=$(fc-list 2>/dev/null || true)
grep -qi 'noto.*cjk' <<< "$fonts" || missing+=(fonts-noto-cjk fontconfig)
if ((${#missing[@]})); then
  packages=$(printf '%s\n' "${missing[@]}" | sort -u | tr '\n' ' ')
  if [ "$(id -u)" = 0 ]; then root=""; elif sudo -n true 2>/dev/null; then root="sudo"; else root="none"; fi
  if [ "$root" = none ] || ! command -v apt-get >/dev/null; then
    echo "These system packages are missing, and this account may not install them. Please run:" >&2
    echo "    sudo apt-get install --no-install-recommends $packages" >&2
    exit 1
  fi
  say "installing system packages: $packages"
  $root apt-get update -qq
  # shellcheck disable=SC2086 -- a list of package names
  DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends $packages >/dev/null
fi

python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; this is $(python3 --version)." >&2; exit 1; }

fingerprint() { cat "$@" | sha256sum | cut -d' ' -f1; }
stale() { [ "$(cat "$1" 2>/dev/null)" != "$2" ]; }

# --- Python ---
mark=$(fingerprint requirements.txt requirements-dev.txt)
if [ ! -x .venv/bin/python ] || stale .venv/installed "$mark"; then
  say "installing Python packages into .venv"
  [ -x .venv/bin/python ] || python3 -m venv .venv
  .venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
  echo "$mark" > .venv/installed
fi

# --- front-end libraries and fonts ---
mark=$(fingerprint package-lock.json config/vendor.py config/font_sources.py)
if [ ! -d static/vendor ] || [ ! -d fonts ] || [ ! -d node_modules ] || stale node_modules/.installed "$mark"; then
  say "installing front-end packages into node_modules and static/vendor"
  npm ci --silent --no-audit --no-fund
  .venv/bin/python -m config.vendor
  echo "$mark" > node_modules/.installed
fi

# --- messages ---
for po in {,config/}locale/*/LC_MESSAGES/django{,js}.po; do
  [ -e "$po" ] || continue
  mo="${po%.po}.mo"
  if [ ! -e "$mo" ] || [ "$po" -nt "$mo" ]; then msgfmt -o "$mo" "$po"; fi
done
