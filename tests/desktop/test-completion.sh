#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What bash completes after "secnews …": test-completion.sh COMPLETION SECNEWS
set -u
# shellcheck source=/dev/null
. "$1"
program=$(readlink -f "$2")
failed=0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
touch "a newsletter.eml"

# completed WORD…: completes the last of these words.
completed () {
  COMP_WORDS=(secnews "$@")
  COMP_CWORD=$#
  _secnews "$program" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}" 2>/dev/null
}

# expect WANTED WORD…: all of WANTED, separated by commas, are offered; what follows a ! is not.
expect () {
  local wanted=$1 word reply
  shift
  completed "$@"
  reply=$(printf ',%s' "${COMPREPLY[@]}"),
  while IFS= read -r -d, word; do
    case $word in
      !*) [[ $reply != *",${word#!},"* ]] && continue ;;
      *) [[ $reply == *",$word,"* ]] && continue ;;
    esac
    echo "secnews $*: expected $word in $reply"
    failed=1
  done <<<"$wanted,"
}

expect 'import,list,show,export,check,--demo,--database,!consultations' ''
expect 'list,!import' li
expect 'consultations,calendar,newsletters,all,--open,--from,--json,!list' list ''
expect '--open,!--json' list consultations --o
expect 'drafting,submitted,not-responding,--owner' mark 12 ''
expect 'todo,!drafting' mark 12 t
expect '--json,--dates,--explain' inspect --
expect 'a newsletter.eml' import a
expect 'a newsletter.eml' --database a
expect 'consultations,vacancies' --database x.db list ''
expect 'vacancies,!import' --page v
expect 'a newsletter.eml' 'a '
completed list --from ''
[[ ${#COMPREPLY[@]} -eq 0 ]] || { echo "a day was guessed: ${COMPREPLY[*]}"; failed=1; }
# Every subcommand that the program has is offered.
for word in $(LC_ALL=C "$program" --help | sed -n 's/^  secnews \([a-z-]*\) .*/\1/p'); do
  expect "$word" "$word"
done
exit $failed
