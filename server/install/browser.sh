#!/bin/sh
# Prints the Chromium that the browser tests drive, or nothing when there is none and the tests may go without.
# The first argument, when it is not empty, names it. Under CI=true a missing browser is a failure.
set -eu

look() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        if command -v "$name" >/dev/null 2>&1; then command -v "$name" && return; fi
    done
    mac='/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    if [ -x "$mac" ]; then echo "$mac"; fi
}

browser=${1:-$(look)}
if [ -z "$browser" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo 'Installing Chromium for the browser tests (may take some minutes)' >&2
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } >/dev/null 2>&1 || true
    browser=$(look)
fi
if [ -z "$browser" ] && [ "${CI:-}" = true ]; then
    echo 'No Chromium on this machine, and CI=true leaves no test out: install the package chromium.' >&2
    exit 1
fi
if [ -z "$browser" ]; then
    echo 'Leaving the browser tests out: no Chromium here (install the package chromium to have them).' >&2
fi
echo "$browser"
