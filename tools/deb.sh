#!/bin/sh
# deb.sh ARCHIVE.tar.gz NAME FOLDER: the Debian packages of what the archive holds, beneath NAME, in FOLDER.
set -eu
archive=$1 name=$2 folder=$3
command -v dpkg-buildpackage >/dev/null || {
    echo 'deb: needs dpkg-buildpackage, which Debian and Ubuntu have' >&2
    exit 1
}
changed=$(dpkg-parsechangelog -S Version)
[ "entente-$changed" = "$name" ] || {
    echo "deb: debian/changelog is at $changed, the source is $name" >&2
    exit 1
}
rm -rf "$folder"
mkdir -p "$folder"
tar -xzf "$archive" -C "$folder"
cd "$folder/$name"
# Its make is not ours.
unset MAKEFLAGS MAKELEVEL MFLAGS CFLAGS CPPFLAGS LDFLAGS BUILD PREFIX DESTDIR
dpkg-buildpackage --no-sign >../build.log 2>&1 || {
    tail -n 40 ../build.log >&2
    exit 1
}
cd ..
for package in *.deb; do echo "$folder/$package"; done
