#!/usr/bin/env bash
# Makes docs/page.png, the README's picture, from a sample report. Needs Chromium (Debian: chromium).
set -euo pipefail
cd "$(dirname "$0")/.."
page=$(mktemp --suffix .html)
trap 'rm -f "$page"' EXIT
"${LEGATION:-.venv/bin/legation}" read examples/reports/india-israel-2022-06-02.json --format html --output "$page"
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1280,800 \
  --screenshot="$PWD/docs/page.png" "file://$page#claim-2"
