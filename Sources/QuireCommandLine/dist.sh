#!/usr/bin/env bash
# Makes a folder with the program in it that runs on a Debian machine of this release without Swift: the Swift runtime
# is inside, and the C libraries stand beside the program in lib/, found by a relative rpath.
set -euo pipefail
swift=$1
folder=$2
flags=(-c release --static-swift-stdlib --product quire --scratch-path .build/dist)
rm -rf "$folder"
mkdir -p "$folder/lib"
"$swift" build "${flags[@]}" -Xlinker -rpath -Xlinker '$ORIGIN/lib'
program=$("$swift" build "${flags[@]}" --show-bin-path)/quire
strip -o "$folder/quire" "$program"
for library in yaml pcre2-8 crypto simdjson cld2 stdc++ gcc_s z zstd expat sqlite3 cmark-gfm.so cmark-gfm-extensions; do
  path=$(ldd "$program" | sed -n "s|.*lib$library[-.][^ ]* => \([^ ]*\) .*|\1|p" | head -1)
  [ -n "$path" ] || { echo "lib$library is not among what the program needs"; exit 1; }
  cp -L "$path" "$folder/lib/"
done
cp LICENSE docs/NOTICE.md "$folder/"
cp -r Pipelines "$folder/"
ls "$folder" "$folder/lib"
