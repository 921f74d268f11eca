#!/bin/sh
# check-deb.sh FOLDER AGAIN: the packages in FOLDER are the same bytes as those in AGAIN, lintian has nothing against
# them, and, installed, they pass their tests. They are purged then.
set -eu
folder=$1 again=$2

for file in "$folder"/*.deb "$folder"/*.dsc "$folder"/*.tar.xz; do
    cmp "$file" "$again/${file##*/}"
done
echo 'check-deb: built twice, the same bytes'

lintian --allow-root --pedantic --display-info --fail-on error,warning "$folder"/*.changes
echo 'check-deb: lintian found neither errors nor warnings'

as_root=''
[ "$(id -u)" -eq 0 ] || as_root=sudo
packages='entente libentente-dev libentente0'
for package in $packages; do
    if dpkg-query --show "$package" >/dev/null 2>&1; then
        echo "check-deb: $package is installed already: what is here would be purged with it" >&2
        exit 1
    fi
done
# shellcheck disable=SC2086 # the lists are words
purge() {
    $as_root dpkg --purge $packages >/dev/null
}
trap purge EXIT
$as_root dpkg --install "$folder"/entente_*.deb "$folder"/libentente0_*.deb "$folder"/libentente-dev_*.deb \
    >"$folder/install.log" 2>&1 || {
    tail -n 20 "$folder/install.log" >&2
    exit 1
}
tree=$(find "$folder" -mindepth 1 -maxdepth 1 -type d -name 'entente-*')
if command -v autopkgtest >/dev/null; then
    autopkgtest --no-built-binaries "$tree" -- null
else
    for test in tour library; do (cd "$tree" && "debian/tests/$test"); done
fi
echo 'check-deb: the installed packages pass their tests'
