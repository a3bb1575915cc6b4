#!/usr/bin/env bash
# What action.yml runs: one scan, then its report in every form. Settings come by the environment, so that no input of a
# workflow is ever read as shell code.
set -euo pipefail

read -r -a kagimori <<< "$KAGIMORI"
json="$KAGIMORI_OUTPUT/kagimori.json"
language=(--lang "${KAGIMORI_LANG:-en}")

# Adds an option for a setting that is there.
options=()
option() { if [ -n "$2" ]; then options+=("$1=$2"); fi; }

if [ -n "${KAGIMORI_REPORTS:-}" ]; then
  reports=()
  while IFS= read -r pattern; do
    # Unquoted on purpose: the asterisk of a name is for the shell. Blanks in names are kept.
    if [ -n "$pattern" ]; then IFS=; for name in $pattern; do reports+=("$name"); done; unset IFS; fi
  done <<< "$KAGIMORI_REPORTS"
  "${kagimori[@]}" merge --format json -o "$json" --fail-on never "${language[@]}" -- "${reports[@]}"
else
  paths=()
  while IFS= read -r path; do if [ -n "$path" ]; then paths+=("$path"); fi; done <<< "${KAGIMORI_PATHS:-.}"
  option --since "${KAGIMORI_SINCE:-}"
  option --shard "${KAGIMORI_SHARD:-}"
  option --level "${KAGIMORI_LEVEL:-}"
  option --min-severity "${KAGIMORI_MIN_SEVERITY:-}"
  option --baseline "${KAGIMORI_BASELINE:-}"
  "${kagimori[@]}" scan --format json -o "$json" --fail-on never "${language[@]}" \
    ${options[@]+"${options[@]}"} -- ${paths[@]+"${paths[@]}"}
fi

render() { "${kagimori[@]}" merge "$json" --fail-on never "${language[@]}" --format "$@"; }
render sarif -o "$KAGIMORI_OUTPUT/kagimori.sarif"
render html -o "$KAGIMORI_OUTPUT/kagimori.html"
if [ "${KAGIMORI_ANNOTATE:-true}" = true ]; then render github; fi
"${kagimori[@]}" merge "$json" --fail-on "${KAGIMORI_FAIL_ON:-info}" "${language[@]}"
