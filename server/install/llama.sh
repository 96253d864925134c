#!/bin/sh
# Prints the folder with `llama-server` and `tiny.gguf`: a real OpenAI-compatible server for `make test-llm`, and a model
# of random weights for it to serve. Built once for a version and kept in the user's cache; the product needs neither.
# PYTHON names the Python that takes what the build needs from the package index (.venv by default), LLAMA_JOBS how many
# compilers run at once.
set -eu
cd "$(dirname "$0")/../.."

version=0.3.36 # of llama-cpp-python, which carries the code of llama.cpp and of its server
code_sha256=832db0699007f1be95a7e41ef12e88926b02ba836461e36a36372db2760c1a2e
python=${PYTHON:-.venv/bin/python}
writer=$PWD/server/install/tiny_gguf.py
# Compiled for this machine's processor: a home folder that two kinds of machine share has a build of each.
kept=${XDG_CACHE_HOME:-$HOME/.cache}/candor/llama-$version-$(uname -s)-$(uname -m)
made=$kept/build # kept while it is unfinished, so that an interrupted build goes on where it was
tools=$made/tools/bin
model=$kept/tiny-$(cksum <"$writer" | cut -d ' ' -f 1).gguf

say() { echo "$@" >&2; }

need_compiler() {
    if command -v c++ >/dev/null 2>&1; then return; fi
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say 'Installing a C++ compiler for llama-server (a minute)'
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq g++; } >/dev/null 2>&1 || true
    fi
    if ! command -v c++ >/dev/null 2>&1; then
        say 'make test-llm compiles llama-server, and there is no C++ compiler here (Debian: g++, macOS: xcode-select --install).'
        exit 1
    fi
}

# Python packages in an environment of their own; pip fetches nothing that is there.
need_packages() {
    if ! "$tools/python" -c 'import pip' 2>/dev/null; then "$python" -m venv --clear "$made/tools"; fi
    "$tools/python" -m pip --disable-pip-version-check install --quiet "$@" >&2
}

need_code() {
    if [ -d "$made/code" ]; then return; fi
    say 'Fetching the code of llama.cpp (75 MB)'
    echo "llama-cpp-python==$version --hash=sha256:$code_sha256" >"$made/code.txt"
    "$tools/python" -m pip --disable-pip-version-check download --quiet --no-deps --no-binary llama-cpp-python \
        --requirement "$made/code.txt" --dest "$made" >&2
    rm -rf "$made/unpacked" && mkdir "$made/unpacked"
    tar -xzf "$made/llama_cpp_python-$version.tar.gz" -C "$made/unpacked"
    mv "$made/unpacked/llama_cpp_python-$version/vendor/llama.cpp" "$made/code"
}

# Tells each tenth of the way, and everything that is no progress: that is an error.
tell_tenths() {
    told=0
    while IFS= read -r line; do
        case $line in
        '['*/*']'*)
            steps=${line#\[}
            total=${steps#*/}
            tenth=$((${steps%%/*} * 10 / ${total%%]*}))
            if [ "$tenth" -gt "$told" ]; then say "  ${tenth}0 %" && told=$tenth; fi
            ;;
        *) say "  $line" ;;
        esac
    done
}

build_server() {
    need_compiler
    mkdir -p "$made"
    say 'Fetching what llama-server is built with (a minute)'
    need_packages cmake==4.4.4 ninja==1.13.2
    need_code
    say 'Compiling llama-server, at low priority (some ten minutes; once for a version)'
    # Without the page that its default fetches from elsewhere, and without TLS: it only ever listens on this computer.
    "$tools/cmake" -S "$made/code" -B "$made/objects" -G Ninja -DCMAKE_MAKE_PROGRAM="$tools/ninja" \
        -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=OFF -DLLAMA_BUILD_TESTS=OFF -DLLAMA_BUILD_EXAMPLES=OFF \
        -DLLAMA_BUILD_APP=OFF -DLLAMA_BUILD_UI=OFF -DLLAMA_USE_PREBUILT_UI=OFF -DLLAMA_OPENSSL=OFF \
        -DLLAMA_BUILD_NUMBER=1 -DLLAMA_BUILD_COMMIT="$version" -DGGML_CCACHE=OFF -DGGML_OPENMP=OFF \
        -DCMAKE_C_FLAGS=-w -DCMAKE_CXX_FLAGS=-w --log-level=ERROR >"$made/configure.log" 2>&1 ||
        { cat "$made/configure.log" >&2 && exit 1; }
    jobs=${LLAMA_JOBS:-$(getconf _NPROCESSORS_ONLN)}
    nice -n 19 "$tools/cmake" --build "$made/objects" --target llama-server -j "$jobs" 2>&1 | tell_tenths
    if [ ! -x "$made/objects/bin/llama-server" ]; then
        say "llama-server could not be compiled; what is there stays in $made."
        exit 1
    fi
    cp "$made/objects/bin/llama-server" "$kept/llama-server.part"
    strip "$kept/llama-server.part" 2>/dev/null || true
    mv "$kept/llama-server.part" "$kept/llama-server"
}

if [ ! -x "$kept/llama-server" ]; then build_server; fi
if [ ! -e "$model" ]; then
    mkdir -p "$made"
    say 'Writing a model of random weights'
    need_packages gguf==0.19.0
    rm -f "$kept"/tiny-*.gguf
    "$tools/python" "$writer" "$model.part" >&2
    mv "$model.part" "$model"
    rm -rf "$made" # ten times what is kept
fi
ln -sf "$(basename "$model")" "$kept/tiny.gguf"
echo "$kept"
