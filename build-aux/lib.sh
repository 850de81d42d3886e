# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2154
# What the scripts of this folder share. To be sourced by them after they set
# root, the top of the checkout. Every message goes to stderr: stdout belongs
# to the program that is started.

say () {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
}

die () {
  say "$*"
  exit 1
}

# packages SYSTEM GROUP…: the packages of these groups, one a line.
packages () {
  list=$root/build-aux/packages.$1
  shift
  for group; do
    sed -n "s/^$group  *//p" "$list"
  done
}

# missing_packages GROUP…: those that Debian's package database does not have.
missing_packages () {
  packages debian "$@" | while read -r package; do
    case " $(dpkg-query -W -f '${db:Status-Status} ' "$package" 2>/dev/null)" in
      *" installed "*) ;;
      *) printf '%s ' "$package" ;;
    esac
  done
}

# all_there GROUP…: whether everything is there without a package database's word.
all_there () {
  for tool in cc meson ninja pkg-config msgfmt glib-compile-resources; do
    command -v $tool >/dev/null 2>&1 || return 1
  done
  pkg-config --exists 'gtk4 >= 4.8' 'libadwaita-1 >= 1.2' 'gio-2.0 >= 2.74' 'sqlite3 >= 3.40' \
    'libical >= 3.0.16' 'libxml-2.0 >= 2.9' 'gmime-3.0 >= 3.2' || return 1
  case " $* " in
    *" check "*)
      for tool in xvfb-run xauth xdotool import dbus-run-session desktop-file-validate appstreamcli xmllint; do
        command -v $tool >/dev/null 2>&1 || return 1
      done
      /usr/bin/python3 -c 'import gi, icalendar, vobject; gi.require_version("Atspi", "2.0")' 2>/dev/null || return 1
      ;;
    *" soak "*)
      command -v clang >/dev/null 2>&1 && command -v llvm-symbolizer >/dev/null 2>&1 || return 1
      ;;
  esac
}

# name_packages GROUP…: for systems without apt.
name_packages () {
  say "this system has no apt-get, so nothing is installed. What is needed:"
  say "  Fedora: dnf install $(packages fedora "$@" | tr '\n' ' ')"
  say "  Arch:   pacman -S --needed $(packages arch "$@" | tr '\n' ' ')"
  die "please install these packages and start again"
}

# quietly WHAT COMMAND…: shows the command's output only where it fails.
quietly () {
  what=$1
  shift
  log=$(mktemp)
  if "$@" >"$log" 2>&1 </dev/null; then
    rm -f "$log"
    return 0
  fi
  tail -n 60 "$log" >&2
  rm -f "$log"
  say "$what failed"
  return 1
}

# prepare GROUP…: installs what is missing, or stops and says what to do.
prepare () {
  if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
    all_there "$@" || name_packages "$@"
    return 0
  fi
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0

  if [ "$(id -u)" -eq 0 ]; then
    as_root=
  elif command -v sudo >/dev/null 2>&1 && { [ -t 2 ] || sudo -n true 2>/dev/null; }; then
    as_root=sudo
  elif all_there "$@"; then
    return 0
  else
    die "some packages are missing; as root, run: apt-get install --no-install-recommends $missing"
  fi
  say "installing what is missing: $missing"
  # Old lists often do; a failure shows in the next step.
  quietly "apt-get update" $as_root apt-get update -q || say "going on with the package lists that are there"
  # shellcheck disable=SC2086 # a list of words
  quietly "apt-get install" $as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends $missing \
    || die "some packages could not be installed; as root, run: apt-get install --no-install-recommends $missing"
}

# build FOLDER OPTION…: configures the folder where that is not done yet, and
# builds. Fails, having shown why, where either fails.
build () {
  folder=$1
  shift
  if [ ! -f "$folder/build.ninja" ]; then
    say "configuring ${folder#"$root"/}"
    rm -rf "$folder/meson-private"
    quietly "configuring" meson setup "$folder" "$root" "$@" || return 1
  fi
  if [ ! -x "$folder/src/secnews" ]; then
    say "building in ${folder#"$root"/}, which takes a few minutes the first time"
  elif ! ninja -C "$folder" -n 2>/dev/null | grep -q 'no work to do'; then
    say "building what changed in ${folder#"$root"/}"
  fi
  quietly "building" ninja -C "$folder"
}

# on_display COMMAND…: runs it on a display and a session bus of its own.
on_display () {
  # Without -noreset the server starts anew whenever its last client leaves, and
  # refuses a program that comes just then. Two that start at the same time would
  # take the same free number, if they began to look for it at the same place.
  # What the bus starts (portals) may outlive it; with our output in its hands,
  # whoever reads that would wait for it for ever. The bus gives its programs
  # no other files than the first three. The portals are none of the machine's:
  # one that hangs would have every window wait for it.
  # shellcheck disable=SC2016 # for the inner shells
  XDG_DATA_DIRS=$root/tests/bus/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share} \
    xvfb-run --auto-servernum --server-num=$((100 + $$ % 1000)) --server-args='-screen 0 1280x1024x24 -noreset' \
    sh -c 'exec dbus-run-session -- sh -c '\''exec "$@" >&3 2>&4 3>&- 4>&-'\'' sh "$@" 3>&1 4>&2 >/dev/null 2>&1' sh "$@"
}

# take_cache WORD…: takes "--cache FOLDER" from the beginning of the words, of
# which there are then cache_words, and sets cache. What is large and can be made
# again is kept there, outside the source.
take_cache () {
  cache_words=0
  cache=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/secnews
  case ${1:-} in
    --cache)
      [ $# -ge 2 ] || die "--cache: the folder is missing"
      cache=$2 cache_words=2
      ;;
    --cache=*) cache=${1#--cache=} cache_words=1 ;;
  esac
  mkdir -p "$cache"
  cache=$(cd "$cache" && pwd)
}

# find_runtime_tool: sets runtime_tool, which makes systems of Debian 13.
find_runtime_tool () {
  runtime_tool=${SECNEWS_RUNTIME_TOOL:-$root/../shared/tools/flatpak-runtime}
  [ -r "$runtime_tool" ] || die "$runtime_tool: this tool is missing; SECNEWS_RUNTIME_TOOL says where it is"
}

# make_debian13: sets debian13, the folder of such a system, and makes it where
# there is none. It gets its name only when it is complete.
make_debian13 () {
  debian13=$cache/debian13
  [ ! -e "$debian13/etc/debian_version" ] || return 0
  [ "$(id -u)" -eq 0 ] || die "a system of Debian 13 can only be made by root"
  say "making a system of Debian 13 in $debian13, which takes some minutes"
  rm -rf "$debian13.part"
  quietly "making it" sh "$runtime_tool" root "$debian13.part" || exit 1
  mv "$debian13.part" "$debian13"
}

# in_debian13 OPTION… -- COMMAND…: with options of bwrap. Nothing of what runs
# there outlives it.
in_debian13 () {
  set -- --bind "$debian13" / --dev /dev --proc /proc --perms 1777 --tmpfs /tmp --tmpfs /run --unshare-pid --unshare-ipc \
    --ro-bind-try /etc/resolv.conf /etc/resolv.conf --die-with-parent --new-session "$@"
  bwrap "$@"
}
