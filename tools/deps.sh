#!/bin/sh
# deps.sh GROUP...: installs the packages that a group of the table needs, where they are missing.
# Says what it does; does nothing, and says nothing, where nothing is missing.
set -eu

# What each group needs: a test for its presence, and its package for each package manager
# ("-" where it comes with another one, or is not to be had). To add one: a row.
#   group  test                          apt                dnf                    pacman       brew
table='
build   cmd:cc                        gcc                gcc                    gcc          -
build   cmd:make                      make               make                   make         -
build   cmd:scdoc                     scdoc              scdoc                  scdoc        scdoc
build   cmd:pkg-config                pkg-config         pkgconf-pkg-config     pkgconf      pkg-config
build   lib:igraph                    libigraph-dev      igraph-devel           igraph       igraph
build   lib:libgvc                    libgraphviz-dev    graphviz-devel         graphviz     graphviz
build   cmd:dot                       graphviz           graphviz               graphviz     graphviz
build   lib:fontconfig                libfontconfig1-dev fontconfig-devel     fontconfig   fontconfig
build   lib:jansson                   libjansson-dev     jansson-devel          jansson      jansson
build   lib:libxml-2.0                libxml2-dev        libxml2-devel          libxml2      libxml2
build   lib:libpcre2-8                libpcre2-dev       pcre2-devel            pcre2        pcre2
build   header:unistr.h               libunistring-dev   libunistring-devel     libunistring -
build   brew:libunistring             -                  -                      -            libunistring
build   brew:libomp                   -                  -                      -            libomp
build   lib:icu-i18n                  libicu-dev         libicu-devel           icu          icu4c
build   lib:check                     check              check-devel            check        check
build   font:DejaVuSans               fonts-dejavu-core  dejavu-sans-fonts      ttf-dejavu   font-dejavu
lint    cmd:clang-format              clang-format       clang-tools-extra      clang        clang-format
lint    cmd:clang-tidy                clang-tidy         clang-tools-extra      clang        llvm
lint    cmd:cppcheck                  cppcheck           cppcheck               cppcheck     cppcheck
coverage cmd:gcovr                    gcovr              gcovr                  gcovr        gcovr
bench   cmd:python3                   python3            python3                python       python
bench   python:igraph                 python3-igraph     python3-igraph         python-igraph -
bench   python:networkx               python3-networkx   python3-networkx       python-networkx -
bench   python:scipy                  python3-scipy      python3-scipy          python-scipy scipy
bench   python:pandas                 python3-pandas     python3-pandas         python-pandas -
bench   python:graph_tool             python3-graph-tool -                      -            graph-tool
bench   r:igraph                      r-cran-igraph      R-igraph               -            -
fuzz    cmd:clang                     clang              clang                  clang        llvm
fuzz    header:sanitizer/asan_interface.h libclang-rt-dev compiler-rt        compiler-rt  -
afl     cmd:afl-clang-fast            afl++              american-fuzzy-lop-clang afl++        afl-fuzz
valgrind cmd:valgrind                 valgrind           valgrind               valgrind     -
tsan    cmd:clang                     clang              clang                  clang        -
tsan    openmp:clang                  libomp-dev         libomp-devel           openmp       libomp
browser cmd:node                      nodejs             nodejs                 nodejs       node
browser cmd:chromium                  chromium           chromium               chromium     -
cluster cmd:mpirun                    openmpi-bin        openmpi                openmpi      open-mpi
cluster lib:ompi-c                    libopenmpi-dev     openmpi-devel          openmpi      open-mpi
cluster lib:slepc                     libslepc-real-dev  slepc-openmpi-devel    -            slepc
deb     cmd:dpkg-buildpackage         build-essential    -                      -            -
deb     cmd:dh                        debhelper          -                      -            -
deb     cmd:scdoc                     scdoc              -                      -            -
deb     cmd:lintian                   lintian            -                      -            -
deb     cmd:autopkgtest               autopkgtest        -                      -            -
'

present() {
    case $1 in
    cmd:*) command -v "${1#cmd:}" >/dev/null 2>&1 ;;
    lib:*) command -v pkg-config >/dev/null 2>&1 && pkg-config --exists "${1#lib:}" ;;
    header:*) printf '#include <%s>\n' "${1#header:}" | cc -E - >/dev/null 2>&1 ;;
    python:*) (cd / && python3 -c "import ${1#python:}" || /usr/bin/python3 -c "import ${1#python:}") \
        >/dev/null 2>&1 ;;
    r:*) Rscript -e "library(${1#r:})" >/dev/null 2>&1 ;;
    openmp:*) printf '#include <omp.h>\n' | "${1#openmp:}" -fopenmp -E - >/dev/null 2>&1 ;;
    brew:*) [ "$manager" != brew ] || brew list "${1#brew:}" >/dev/null 2>&1 ;;
    font:*) command -v fc-list >/dev/null 2>&1 && fc-list | grep -q "${1#font:}" ;;
    esac
}

# One at a time: `make deps deps-lint` runs two of these side by side, and apt does not wait for the other.
if command -v flock >/dev/null 2>&1; then
    exec 9<"$0"
    flock 9
fi

if command -v apt-get >/dev/null 2>&1; then manager=apt
elif command -v dnf >/dev/null 2>&1; then manager=dnf
elif command -v pacman >/dev/null 2>&1; then manager=pacman
elif command -v brew >/dev/null 2>&1; then manager=brew
else manager=none
fi

missing=
for group in "$@"; do
    packages=$(printf '%s\n' "$table" | while read -r of need apt dnf pacman brew; do
        [ "$of" = "$group" ] || continue
        present "$need" && continue
        case $manager in
        apt) package=$apt ;; dnf) package=$dnf ;; pacman) package=$pacman ;; brew) package=$brew ;;
        *) package=${need#*:} ;;
        esac
        [ "$package" = - ] || printf '%s ' "$package"
    done)
    missing="$missing$packages"
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$manager" != brew ] && [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || {
        echo "deps: missing: $missing- and neither root nor sudo to install them" >&2
        exit 1
    }
    as_root=sudo
fi
echo "deps: installing with $manager: $missing"
# shellcheck disable=SC2086 # the lists are words
case $manager in
apt)
    $as_root apt-get update -qq
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        $missing >/dev/null
    ;;
dnf) $as_root dnf install -y -q $missing ;;
pacman) $as_root pacman -S --needed --noconfirm $missing ;;
brew) brew install $missing ;;
none)
    echo "deps: no package manager that is known here; install by hand: $missing" >&2
    exit 1
    ;;
esac
