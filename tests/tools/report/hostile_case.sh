#!/bin/sh
# The hostile case from its posts to every form of report: hostile_case.sh FOLDER, with the programs
# on PATH. Leaves case.jsonl, all/ and tables/ there.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$1"
perl "$here/hostile_case.pl" .
dedupe posts.jsonl | cadence | linkgraph | cluster --seeds seeds.txt -o case.jsonl
report --title "$(cat title.txt)" --analyst "$(cat analyst.txt)" --note note.txt --themes themes.jsonl \
  -f html,text,md,json,csv,meta-csv,stix,graphml,gexf,dot,gephi-csv,replay --tables tables -o all/ case.jsonl
