# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Completion of secnews in bash. What can be said is taken from the program's own
# help, so that it is never out of date.

# _secnews_words PROGRAM SUBCOMMAND: what its usage lets one choose from, as
# "[list|of|words]", and its options. Without a subcommand, their names.
_secnews_words () {
  local help
  help=$(LC_ALL=C "$1" ${2:+"$2"} --help 2>/dev/null) || return
  if [[ -z $2 ]]; then
    sed -n 's/^  secnews \([a-z][a-z-]*\) .*/\1/p' <<<"$help"
    echo --demo --page
  else
    sed -n "s/^  secnews $2 //p" <<<"$help" | tr ' []' '\n' | grep '|' | tr '|' '\n' | grep -xE '[a-z][a-z-]*'
  fi
  grep -oE '(^|[ ,])--[a-z-]+' <<<"$help" | tr -d ' ,'
}

_secnews_files () {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -f -- "$1")
}

_secnews () {
  local program=$1 current=$2 previous=$3 subcommand='' words i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      --database | --today | --page) ((i++)) ;;
      -*) ;;
      *)
        subcommand=${COMP_WORDS[i]}
        break
        ;;
    esac
  done
  COMPREPLY=()
  case $previous in
    --database | --recover)
      _secnews_files "$current"
      return
      ;;
    --page) words='calendar consultations vacancies newsletters' ;;
    --kind) words='consultation vacancy event milestone deadline' ;;
    --today | --from | --to | --due | --owner | --note | --category | --seats-for | --committee | --organiser | --search | --limit) return ;;
    *) words=$(_secnews_words "$program" "$subcommand") ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
  # Where no word fits, a file may be meant.
  [[ ${#COMPREPLY[@]} -gt 0 || $current == -* ]] || _secnews_files "$current"
}

complete -F _secnews secnews
