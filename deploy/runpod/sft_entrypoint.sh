#!/bin/sh
# Fine-tunes a model (SFT), or trains adapters with USE_LORA=1. The variables are those of
# train_entrypoint.sh; INIT_FROM_CHECKPOINT is required, and USE_CURATED_DATA chooses the SFT set.
set -eu
cd "$(dirname "$0")/../.."
: "${INIT_FROM_CHECKPOINT:?set it to a checkpoint, a run or a model folder to start from}"
exec sh deploy/runpod/train.sh sft
