#!/usr/bin/env bash
# Gives a record in every format to the programs that people read that format with. check.sh RECORD
# Each line says what the program made of it, or that it is not installed here. Ends with 1 where a program refuses the file.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
record=$(realpath "${1:?'Usage: check.sh RECORD.greencode.json'}")
greencode=${GREENCODE:-$root/artifacts/bin/GreenCode.Cli/debug/greencode}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
refused=0

# check FORMAT PROGRAM PATTERN COMMAND...: the program must end well and say something that fits the pattern.
check() {
  local format=$1 program=$2 pattern=$3 output
  shift 3
  if ! command -v "$program" >/dev/null; then
    echo "skipped  $format: $program is not installed"
  elif output=$("$@" 2>&1) && grep -Eqm1 -- "$pattern" <<<"$output"; then
    echo "read     $format: $(grep -Em1 -- "$pattern" <<<"$output" | cut -c1-120)"
  else
    echo "REFUSED  $format by $program: $(tail -n 3 <<<"$output" | cut -c1-300)"
    refused=1
  fi
}

cd "$work"
"$greencode" report "$record" -o run.pb.gz -o run.prom -o run.collapsed -o run.speedscope.json -o run.firefox.json -o run.sarif -o run.csv >report.log || { cat report.log; exit 1; }
export PATH="$here/node_modules/.bin:$PATH" HOME=$work

check pprof go 'Total samples|Showing nodes' go tool pprof -top -nodecount=3 run.pb.gz
check "pprof, samples" go 'Showing nodes' go tool pprof -top -sample_index=samples -nodecount=3 run.pb.gz
check "pprof, labels" go 'thread' go tool pprof -tags run.pb.gz
check openmetrics promtool '^$' bash -c 'promtool check metrics <run.prom && echo'
# Debian packs it without the right to run it by itself.
check collapsed perl '<svg' bash -c 'perl /usr/share/perl5/Devel/NYTProf/flamegraph.pl --countname µJ <run.collapsed'
check sarif sarif-multitool 'success|0 error' sarif-multitool validate run.sarif
# It loads into a process of its own, which answers questions until it is stopped.
check firefox profiler-cli 'threads|Threads' bash -c 'profiler-cli load run.firefox.json && profiler-cli profile info; code=$?; profiler-cli stop --all >/dev/null; exit $code'
check speedscope node 'opened' node "$here/speedscope.mjs" run.speedscope.json
exit "$refused"
