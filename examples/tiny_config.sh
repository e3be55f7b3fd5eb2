# A configuration of three tiny networks; read by train_tiny.sh and full_pipeline.sh.

config() { # NAME DATA RATE
    cat <<YAML
metadata: {name: $1, description: A tiny model that shows the steps of training.}
model:
  text_encoder: models/stick-gen-small
  planner: {dim: 64, layers: 2, heads: 4, context: 24}
  ranker: {dim: 32, layers: 1, heads: 2}
  refiner: {dim: 64, layers: 2, heads: 4, context: 24}
  sampling: {guidance: 2.0, plans: 4}
training:
  planner: {batch_size: 16, epochs: 60, learning_rate: $3, warmup_epochs: 1, ema: 0.98, max_minutes: 1}
  ranker: {batch_size: 16, epochs: 60, learning_rate: $3, warmup_epochs: 1, ema: 0.98, max_minutes: 0.3}
  refiner: {batch_size: 16, epochs: 60, learning_rate: $3, warmup_epochs: 1, ema: 0.98, max_minutes: 1}
augmentation: {mirror: true, speed: 0.1}
data: {path: $2}
device: {name: cpu}
YAML
}
