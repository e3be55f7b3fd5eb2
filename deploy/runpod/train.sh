#!/bin/sh
# What both entry points share. Usage: train.sh pretraining|sft
set -eu
stage=$1
: "${TRAIN_DATA_PATH:?set it to the corpus: a folder, s3://… or hf://…}"
variant=${MODEL_VARIANT:-small}
case $variant in small | medium | large) ;; *)
    echo "MODEL_VARIANT is $variant: use small, medium or large" >&2
    exit 2
    ;;
esac
stick_gen() { "${PYTHON:-python3}" -c "from stickgen.cli import main; main()" "$@"; }

if [ "${USE_LORA:-0}" = 1 ]; then
    config=configs/lora_$variant.yaml set=sft made=adapter
    set -- --stage planner --stage refiner
elif [ "$stage" = sft ]; then
    config=configs/sft_$variant.yaml set=sft made=model
    set --
else
    config=configs/$variant.yaml set=pretrain made=model
    set --
fi
config=${CONFIG:-$config}
if [ "${USE_CURATED_DATA:-0}" = 1 ]; then
    TRAIN_DATA_PATH=$TRAIN_DATA_PATH/$set
    export TRAIN_DATA_PATH
fi
out=${OUTPUT:-runs/stick-gen-$variant-$stage}
[ -z "${MAX_MINUTES:-}" ] || set -- "$@" --max-minutes "$MAX_MINUTES"

# The same command resumes the run that lies in the folder; TRAIN_DATA_PATH, RESUME_FROM_CHECKPOINT and
# INIT_FROM_CHECKPOINT are read by it.
stick_gen train --config "$config" -o "$out" "$@"
if [ -n "${HF_REPOSITORY:-}" ]; then
    stick_gen model push "$out/$made" "$HF_REPOSITORY" --private
else
    echo "HF_REPOSITORY is not set: the result stays in $out/$made" >&2
fi
