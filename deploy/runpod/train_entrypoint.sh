#!/bin/sh
# Trains a model from random weights on whatever GPU there is, and sends it to a hub. The variables:
#
#   MODEL_VARIANT            small (default), medium or large: configs/MODEL_VARIANT.yaml
#   CONFIG                   another configuration instead
#   TRAIN_DATA_PATH          the corpus: a folder, s3://… or hf://…   (required)
#   USE_CURATED_DATA         1: the pretraining set of `stick-gen data curate` below TRAIN_DATA_PATH
#   OUTPUT                   folder of the run, default runs/<name>; kept on a volume, it is resumed
#   RESUME_FROM_CHECKPOINT   a checkpoint to go on from; INIT_FROM_CHECKPOINT: weights to start from
#   MAX_MINUTES              for each stage
#   USE_LORA                 1: adapters, by configs/lora_MODEL_VARIANT.yaml
#   HF_REPOSITORY, HF_TOKEN  OWNER/NAME to send the model to; nothing is sent without
set -eu
cd "$(dirname "$0")/../.."
exec sh deploy/runpod/train.sh pretraining
