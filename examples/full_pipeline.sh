#!/bin/sh
# The whole pipeline in one command, on small data:
# synthesise → convert → merge → curate → embed → pretrain → SFT → LoRA → benchmark → card → film.
#
#     sh examples/full_pipeline.sh [FOLDER]
#
# Stop it at any time: the same command goes on where it stopped (a step that is done has a file in
# FOLDER/done; training and the benchmark resume by themselves). Recordings come from tests/data and, as
# three are too few for a benchmark, from motion by rule that takes the way of a foreign data set: it
# is written as HumanML3D and converted back. The figures show that every step works; a model that was
# trained for a minute is no good.
set -eu
cd "$(dirname "$0")/.."
out=${1:-runs/pipeline}
mkdir -p "$out/done"
. examples/tiny_config.sh
stick_gen() { "${PYTHON:-python3}" -c "from stickgen.cli import main; main()" "$@"; }

step() { # NAME COMMAND…
    name=$1
    shift
    [ -e "$out/done/$name" ] && return
    printf '\n== %s\n' "$name" >&2
    "$@"
    : > "$out/done/$name"
}

config tiny "$out/sets/pretrain" 3.0e-3 > "$out/pretrain.yaml"
config tiny-sft "$out/sets/sft" 5.0e-4 > "$out/sft.yaml"
{ config dancing "$out/dances" 5.0e-3; echo "lora: {rank: 8, alpha: 16}"; } > "$out/lora.yaml"

# 1. Data: motion by rule, and recordings of two kinds.
step synthesise stick_gen data synth -n 160 --actions walk,jump,wave,sit,dance -o "$out/synth" --force
step foreign stick_gen data synth -n 1200 --seed 7 -o "$out/foreign" --force
step export stick_gen data export "$out/foreign" -o "$out/humanml3d" --format humanml3d
step convert-humanml3d stick_gen data convert humanml3d "$out/humanml3d" -o "$out/converted" --force
step positions "${PYTHON:-python3}" examples/positions_to_bvh.py tests/data/real_motion "$out/bvh"
step convert-bvh stick_gen data convert bvh "$out/bvh" -o "$out/recorded" --force

# 2. One corpus, scored and cut into training sets, its captions encoded once.
step merge stick_gen data merge "$out/recorded" "$out/converted" "$out/synth" -o "$out/all" --force
step curate stick_gen data curate "$out/all" -o "$out/sets" --sft-synthetic-share 1 --force
step pick stick_gen data pick "$out/synth" -o "$out/dances" --words "danc(es|ing)" --force
step embed stick_gen data embed "$out/sets/pretrain" --encoder built-in

# 3. Pretraining, supervised fine-tuning, an adapter.
step pretrain stick_gen train --config "$out/pretrain.yaml" -o "$out/pretrain"
step sft stick_gen train --config "$out/sft.yaml" -o "$out/sft" --init-from "$out/pretrain" --max-minutes 1
step lora stick_gen train --config "$out/lora.yaml" -o "$out/dancing" --init-from "$out/sft/model" \
    --stage planner --stage refiner --max-minutes 1

# 4. Measured figures, in the model's card; a film.
step bench stick_gen bench "$out/all" -m "$out/sft/model" -o "$out/bench" --cases 64 \
    --row "real motion" --row "nearest caption of the training set" --row "full model, 8 steps"
step card stick_gen model card "$out/sft/model" --results "$out/bench/results.json"
step film stick_gen "A person dances" --seconds 4 --model "$out/sft/model" --size 640x360 \
    --lora "$out/dancing/adapter" -o "$out/dance.mp4" -o "$out/dance.png"
printf '\nModel, card and film: %s\n' "$out/sft/model $out/dance.mp4"
