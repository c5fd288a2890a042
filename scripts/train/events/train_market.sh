#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Fits the weights that judge deals in sentences about the stock market: first what fills their roles, then, with the
# roles so filled, their triggers. The same data give the same files.
#
# usage: scripts/train/events/train_market.sh GOLD.jsonl FEWFC TEXT
#
# GOLD.jsonl holds annotated articles with their texts; FEWFC and TEXT are the folders that scripts/check-fewfc reads.
# PYTHON names the interpreter that has requirements.txt.
set -euo pipefail
gold=$(realpath "$1") fewfc=$(realpath "$2") text=$(realpath "$3")
cd "$(dirname "$0")/../../.."
python=${PYTHON:-.build/train/bin/python}
weights=Dictionaries/Weights
lexicon=$(mktemp -d)/mailuo.lexicon
data=(--gold "$gold" --fewfc "$fewfc" --lexicon "$lexicon" --market)

compile() {
  .build/release/mailuo dictionaries compile Dictionaries -o "$lexicon"
}

# The rules alone: what they do is among the features.
printf 'feature\tweight\n' >$weights/events-market.tsv
printf 'feature\tweight\n' >$weights/roles-market.tsv
compile
"$python" scripts/train/events/train_roles.py "${data[@]}" --l2 8 --least 6 --threshold -36 \
  --slots business.{acquire.{buyer,target,amount},fund.{investor,recipient,amount}} \
  --output $weights/roles-market.tsv

# Weights of nothing let all possible triggers through.
printf 'feature\tweight\nmarket:business.acquire|always\t0\nmarket:business.fund|always\t0\n' >$weights/events-market.tsv
compile
"$python" scripts/train/events/train.py "${data[@]}" --text "$text" --prior 1 --l2 12 --gold-share 1 \
  --threshold -12 --output $weights/events-market.tsv
