#!/bin/sh
# From raw motion capture to a film with an adapter, in less than ten minutes on two cores:
#
#     sh examples/train_tiny.sh [FOLDER]
#
# Three small networks learn from the three recorded clips in tests/data/real_motion and from motion
# by rule; then they are fine-tuned on the better windows, an adapter learns to dance, and a film is
# made with it. The result shows that every step works, not what a model trained for hours can do.
set -eu
cd "$(dirname "$0")/.."
out=${1:-runs/tiny}
mkdir -p "$out"
. examples/tiny_config.sh
stick_gen() { "${PYTHON:-python3}" -c "from stickgen.cli import main; main()" "$@"; }

# Raw recordings and motion by rule become one corpus; of it, windows that are good enough.
"${PYTHON:-python3}" examples/positions_to_bvh.py tests/data/real_motion "$out/bvh"
stick_gen data convert bvh "$out/bvh" -o "$out/recorded" --force
stick_gen data synth -n 160 --actions walk,jump,wave,sit,dance -o "$out/synth" --force
stick_gen data merge "$out/recorded" "$out/synth" -o "$out/all" --force
stick_gen data curate "$out/all" -o "$out/sets" --sft-synthetic-share 1 --force
stick_gen data pick "$out/synth" -o "$out/dances" --words "danc(es|ing)" --force

# Pretraining, supervised fine-tuning, adapter: one configuration, changed for each.
config tiny "$out/sets/pretrain" 3.0e-3 > "$out/pretrain.yaml"
config tiny-sft "$out/sets/sft" 5.0e-4 > "$out/sft.yaml"
{ config dancing "$out/dances" 5.0e-3; echo "lora: {rank: 8, alpha: 16}"; } > "$out/lora.yaml"
stick_gen train --config "$out/pretrain.yaml" -o "$out/pretrain"
stick_gen train --config "$out/sft.yaml" -o "$out/sft" --init-from "$out/pretrain" --max-minutes 1
stick_gen train --config "$out/lora.yaml" -o "$out/dancing" --init-from "$out/sft/model" \
    --stage planner --stage refiner --max-minutes 1

stick_gen "A person dances" --seconds 4 --model "$out/sft/model" --lora "$out/dancing/adapter" \
    --size 640x360 -o "$out/dance.mp4" -o "$out/dance.png"
