#include "render/replay_opening.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kOpening = R"sh(#!/bin/sh
# Rebuilds a case file of cahoots from its evidence: checks every file, then runs the same tools
# with the same arguments. Usage: sh replay.sh [-o FILE] EVIDENCE_FOLDER
# The tools are taken from the folder $CAHOOTS_BIN, from `cahoots TOOL`, or from PATH.
set -u
LC_ALL=C
export LC_ALL

usage() {
  printf 'usage: sh %s [-o FILE] EVIDENCE_FOLDER\n' "${0##*/}"
  printf 'Checks the evidence, rebuilds the case file and writes it to standard output or FILE.\n'
  printf 'CAHOOTS_BIN=DIR: where the tools are. CAHOOTS_ANY_VERSION=1: other versions may be used.\n'
}
fail() {
  printf 'replay: %s\n' "$1" >&2
  exit 1
}

output=
while getopts ho: option; do
  case $option in
    h) usage; exit 0 ;;
    o) output=$OPTARG ;;
    *) usage >&2; exit 2 ;;
  esac
done
shift $((OPTIND - 1))
if [ $# -ne 1 ] || [ ! -d "$1" ]; then
  usage >&2
  exit 2
fi
evidence=$(cd -- "$1" && pwd -P && printf x) || fail "the evidence folder cannot be entered"
evidence=${evidence%?x}
case ${CAHOOTS_BIN:-} in
  '' | /*) ;;
  *) CAHOOTS_BIN=$(pwd -P)/$CAHOOTS_BIN ;;
esac
[ -z "$output" ] || [ ! -e "$output" ] || [ ! -f "$output" ] || fail "$output exists"

work=$(mktemp -d "${TMPDIR:-/tmp}/cahoots-replay.XXXXXX") || fail "no temporary folder"
trap 'rm -rf -- "$work"' EXIT
trap 'exit 1' HUP INT TERM
: >"$work/failed"

if command -v sha256sum >/dev/null 2>&1; then
  sha256() { sha256sum; }
else
  sha256() { shasum -a 256; }
fi
hash_of() {
  sum=$(sha256 <"$1") && printf '%s' "${sum%% *}"
}
size_of() {
  size=$(wc -c <"$1") && printf '%s' $((size))
}
tool() {
  if [ -n "${CAHOOTS_BIN:-}" ]; then
    name=$1
    shift
    "$CAHOOTS_BIN/$name" "$@"
  elif command -v cahoots >/dev/null 2>&1; then
    cahoots "$@"
  else
    "$@"
  fi
}
# need TOOL VERSION
need() {
  found=$(tool "$1" --version 2>/dev/null </dev/null) || found='nothing'
  [ "$found" = "$1 $2" ] && return
  if [ -n "${CAHOOTS_ANY_VERSION:-}" ] && [ "$found" != 'nothing' ]; then
    printf 'replay: warning: %s %s is wanted, %s found\n' "$1" "$2" "$found" >&2
  else
    fail "$1 $2 is wanted, $found found (CAHOOTS_BIN names a folder of tools)"
  fi
}
# place STAGE NAME TARGET BYTES SHA256: links the evidence file of that hash into the stage's folder
place() {
  target=$work/$1/$3
  mkdir -p -- "${target%/*}" || fail "no room for links"
  if [ -f "$evidence/$2" ] && [ "$(size_of "$evidence/$2")" = "$4" ] &&
    [ "$(hash_of "$evidence/$2")" = "$5" ]; then
    ln -s -- "$evidence/$2" "$target" 2>/dev/null || cp -- "$evidence/$2" "$target"
    return
  fi
  find "$evidence/" -type f -size "${4}c" -exec sh -c '
    [ ! -e "$2" ] || exit 0
    if command -v sha256sum >/dev/null 2>&1; then sum=$(sha256sum <"$3"); else sum=$(shasum -a 256 <"$3"); fi
    [ "${sum%% *}" != "$1" ] || ln -s -- "$3" "$2" 2>/dev/null || cp -- "$3" "$2"
  ' sh "$5" "$target" '{}' ';'
  [ -e "$target" ] && return
  if [ "$2" = - ]; then
    printf 'replay: what stage %s read from a pipe (%s bytes, SHA-256 %s) is no file below the evidence folder; if it was decompressed on the way, store it there under any name\n' "$1" "$4" "$5" >&2
  elif [ -f "$evidence/$2" ]; then
    printf 'replay: %s differs from the evidence: %s bytes with SHA-256 %s are wanted\n' "$2" "$4" "$5" >&2
  else
    printf 'replay: %s is missing: %s bytes with SHA-256 %s are wanted\n' "$2" "$4" "$5" >&2
  fi
  printf 'x' >>"$work/failed"
}
# same STAGE NAME BYTES SHA256: a file made on the way is the one that was read
same() {
  if [ "$(size_of "$work/$1/$2")" != "$3" ] || [ "$(hash_of "$work/$1/$2")" != "$4" ]; then
    fail "the rebuilt input '$2' of stage $1 differs from the one that was read (was it compressed?)"
  fi
}
# run STAGE STATUS TOOL ARGUMENT…
run() {
  stage=$1
  wanted=$2
  shift 2
  cd -- "$work/$stage" || exit 1
  tool "$@" --quiet
  status=$?
  if [ "$status" -ne "$wanted" ]; then
    printf 'replay: stage %s (%s) ended with status %s, recorded was %s\n' "$stage" "$1" "$status" "$wanted" >&2
    printf 'x' >>"$work/failed"
  fi
}
)sh";

}  // namespace

std::string_view replay_opening() {
  return kOpening;
}

}  // namespace cahoots
