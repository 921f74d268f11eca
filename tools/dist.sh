#!/bin/sh
# dist.sh NAME ARCHIVE.tar.gz: what the project consists of, beneath a folder NAME. The same files give
# the same bytes wherever and whenever it is made: names are sorted, owners are nobody's, and all is
# dated SOURCE_DATE_EPOCH, else as the last commit, else, in what was unpacked, as its files are.
set -eu
name=$1 archive=$2
export LC_ALL=C

if git rev-parse --is-inside-work-tree >/dev/null 2>&1 && [ -e .git ]; then
    changed=$(git log -1 --format=%ct)
    list() { git ls-files -z; }
else
    changed=$(date -r CHANGELOG.md +%s)
    list() { find . \( -path ./build -o -path ./.git \) -prune -o ! -type d -print0 | sed -z 's,^\./,,'; }
fi

for tar in gtar tar; do
    if $tar --version 2>/dev/null | grep -q 'GNU tar'; then
        list | sort -z | $tar --create --no-recursion --format=ustar --owner=0 --group=0 \
            --numeric-owner --mode=u+rw,go=rX --mtime="@${SOURCE_DATE_EPOCH:-$changed}" \
            --transform="flags=r;s,^,$name/," --null --files-from=- --file="$archive.tar"
        gzip -n9 <"$archive.tar" >"$archive.new"
        rm "$archive.tar"
        mv "$archive.new" "$archive"
        exit
    fi
done
echo 'dist.sh: needs GNU tar' >&2
exit 1
