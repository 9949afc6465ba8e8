#!/usr/bin/env bash
# Makes a folder with the program in it that runs on a Debian machine without Swift: the Swift runtime and the C
# libraries are inside, but for libsimdjson, of which Debian has no static library; it stands beside the program.
set -euo pipefail
swift=$1
folder=$2
libraries=$(pkg-config --variable=libdir yaml-0.1)
static=.build/static-libraries
rm -rf "$static" "$folder"
mkdir -p "$static" "$folder/lib"
# The linker takes an archive where it finds no shared library of the name in the folders before.
for name in yaml pcre2-8 z crypto; do ln -s "$libraries/lib$name.a" "$static/lib$name.a"; done
"$swift" build -c release --static-swift-stdlib --product quire --scratch-path .build/dist \
  -Xlinker -L"$PWD/$static" -Xlinker -rpath -Xlinker '$ORIGIN/lib'
program=$("$swift" build -c release --static-swift-stdlib --scratch-path .build/dist --show-bin-path)/quire
strip -o "$folder/quire" "$program"
for library in simdjson stdc++ gcc_s; do
  path=$(ldd "$program" | sed -n "s|.*lib$library[^ ]* => \([^ ]*\) .*|\1|p" | head -1)
  [ -z "$path" ] || cp -L "$path" "$folder/lib/"
done
cp LICENSE docs/NOTICE.md "$folder/"
cp -r Pipelines "$folder/"
ls -la "$folder" "$folder/lib"
ldd "$folder/quire"
