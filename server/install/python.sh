#!/bin/sh
# Makes .venv with a Python new enough for Candor, and a pip new enough to resolve its packages.
# The first argument, when it is not empty, names the Python to use.
set -eu

new_enough() {
    command -v "$1" >/dev/null 2>&1 && "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

if [ -x .venv/bin/python ] && new_enough .venv/bin/python && .venv/bin/python -c 'import pip' 2>/dev/null; then
    echo 'Using the Python environment in .venv'
else
    python=
    if [ -z "${1:-}" ]; then set -- python3.11 python3.12 python3.13 python3.14 python3 python; fi
    for name in "$@"; do
        if new_enough "$name"; then python=$name && break; fi
    done
    if [ -z "$python" ]; then
        found=$("$name" --version 2>&1) || found='none'
        echo "Candor needs Python 3.11 or newer; found: $found." >&2
        echo 'Install one (Debian: python3.11 and python3.11-venv), or name it: make install PYTHON=/path/to/python3.11' >&2
        exit 1
    fi
    echo "Making a Python environment in .venv with $("$python" --version) (some seconds)"
    "$python" -m venv --clear .venv || {
        echo "$python cannot make environments: install its venv package (Debian: python3-venv) and try again." >&2
        exit 1
    }
fi
.venv/bin/python -m pip --disable-pip-version-check install --quiet 'pip>=24'
