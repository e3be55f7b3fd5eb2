"""Text and motion encoders into one space of unit vectors.

After TMR (Petrovich, Black & Varol, ICCV 2023), with these differences: the input is joints in
metres and the features are computed inside the network, so that callers need no preprocessing; a
token is a patch of five frames; the text side reads the token states of a frozen encoder; the
decoder is only for training. A second architecture, convolutions over time and the mean of the
token states, shares no layer with the first.
"""

from __future__ import annotations

from typing import Literal

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from stickgen.networks.layers import Attention, RMSNorm, SwiGLU, padding_mask, rope_angles
from stickgen.skeleton import FPS, N_JOINTS, J

PATCH = 5
"""Frames a token, 0.2 s."""
LONGEST = 200
"""Frames of the longest motion in training, 8 s."""
WIDTH = 256
EMBEDDING = 128
"""Width of an embedding."""
TEXT_WIDTH = 384
"""Width of the built-in text encoder's token states."""
HEADS, FEED_FORWARD = 4, 384
MOTION_LAYERS, TEXT_LAYERS, DECODER_LAYERS = 4, 2, 2
DROPOUT = 0.1
KERNEL = 5
"""Patches in the receptive field of a convolution, 1 s."""
FEATURES = 2 + 2 + 1 + 1 + 3 * (N_JOINTS - 1) + 3 * N_JOINTS

Architecture = Literal["transformer", "convolution"]


def motion_features(joints: Tensor) -> Tensor:
    """Input features of ``joints [B, T, 22, 3]`` (metres, 25 fps): ``[B, T, 135]``.

    Position (m) and heading (sine, cosine) relative to the first frame, turning speed (rad/s),
    height of the pelvis (m), then, in the facing of each frame, joints relative to the pelvis (m)
    and velocities of all joints (m/s). Foot sliding and jitter show in the velocities, floating in
    the height; the features do not depend on where and in which direction the motion starts.
    """
    across = (joints[:, :, J["left_hip"]] - joints[:, :, J["right_hip"]]) + (
        joints[:, :, J["left_shoulder"]] - joints[:, :, J["right_shoulder"]]
    )
    length = across[..., 0].square().add(across[..., 2].square()).add(1e-8).rsqrt()
    sin, cos = -across[..., 2] * length, across[..., 0] * length  # of the heading, [B, T]
    velocity = (joints[:, 1:] - joints[:, :-1]) * FPS
    velocity = torch.cat([velocity[:, :1], velocity], dim=1)
    turn = (sin[:, 1:] * cos[:, :-1] - cos[:, 1:] * sin[:, :-1]) * FPS
    turn = torch.cat([turn[:, :1], turn], dim=1)
    pelvis, first = joints[:, :, :1], joints[:, :1, :1]
    sin0, cos0 = sin[:, :1], cos[:, :1]
    place = _face(pelvis - first, sin0[..., None], cos0[..., None])[:, :, 0]
    return torch.cat(
        [
            place[..., ::2],
            torch.stack([sin * cos0 - cos * sin0, cos * cos0 + sin * sin0, turn], dim=-1),
            pelvis[:, :, 0, 1:2],
            _face(joints[:, :, 1:] - pelvis, sin[..., None], cos[..., None]).flatten(2),
            _face(velocity, sin[..., None], cos[..., None]).flatten(2),
        ],
        dim=-1,
    )


def _face(vectors: Tensor, sin: Tensor, cos: Tensor) -> Tensor:
    """Turn ``vectors [..., 3]`` by the angle of ``sin, cos [...]`` to the right about +Y."""
    x, y, z = vectors.unbind(-1)
    return torch.stack([cos * x - sin * z, y, sin * x + cos * z], dim=-1)


class EncoderBlock(nn.Module):
    """Pre-norm self-attention and feed-forward."""

    def __init__(self) -> None:
        super().__init__()
        self.norm1, self.norm2 = RMSNorm(WIDTH), RMSNorm(WIDTH)
        self.attention = Attention(WIDTH, HEADS)
        self.feed_forward = SwiGLU(WIDTH, FEED_FORWARD)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, x: Tensor, mask: Tensor, rope: tuple[Tensor, Tensor]) -> Tensor:
        x = x + self.attention(self.norm1(x), mask, rope)
        return x + self.dropout(self.feed_forward(self.norm2(x)))


class Transformer(nn.Module):
    """Blocks over tokens, with a learned first token that pools the sequence."""

    def __init__(self, inputs: int, layers: int) -> None:
        super().__init__()
        self.inputs = nn.Linear(inputs, WIDTH)
        self.first = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.blocks = nn.ModuleList(EncoderBlock() for _ in range(layers))
        self.norm = RMSNorm(WIDTH)

    def forward(self, tokens: Tensor, valid: Tensor) -> Tensor:
        """States ``[B, 1 + L, WIDTH]`` of ``tokens [B, L, inputs]``, ``valid [B, L]``."""
        x = self.inputs(tokens)
        x = torch.cat([self.first.expand(x.shape[0], 1, -1).to(x.dtype), x], dim=1)
        valid = torch.cat([torch.ones_like(valid[:, :1]), valid], dim=1)
        rope = rope_angles(torch.arange(x.shape[1], device=x.device)[None], WIDTH // HEADS)
        mask = padding_mask(valid)
        for block in self.blocks:
            x = block(x, mask, rope)
        return self.norm(x)


class TransformerEncoder(nn.Module):
    """Embedding ``[B, EMBEDDING]`` from the first token of a Transformer."""

    def __init__(self, inputs: int, layers: int) -> None:
        super().__init__()
        self.transformer = Transformer(inputs, layers)
        self.out = nn.Linear(WIDTH, EMBEDDING)

    def forward(self, tokens: Tensor, valid: Tensor) -> Tensor:
        return self.out(self.transformer(tokens, valid)[:, 0])


def masked_mean(x: Tensor, valid: Tensor) -> Tensor:
    """Mean over the valid positions of ``x [B, L, D]``."""
    share = valid.to(x.dtype)[..., None]
    return (x * share).sum(1) / share.sum(1)


class ConvolutionEncoder(nn.Module):
    """Residual convolutions over time, then mean and maximum of every channel."""

    def __init__(self, inputs: int, layers: int) -> None:
        super().__init__()
        self.inputs = nn.Linear(inputs, WIDTH)
        self.layers = nn.ModuleList(
            nn.Conv1d(WIDTH, WIDTH, KERNEL, padding=KERNEL // 2) for _ in range(layers)
        )
        self.norms = nn.ModuleList(RMSNorm(WIDTH) for _ in range(layers))
        self.dropout = nn.Dropout(DROPOUT)
        self.out = nn.Linear(2 * WIDTH, EMBEDDING)

    def forward(self, tokens: Tensor, valid: Tensor) -> Tensor:
        x = self.inputs(tokens)
        inside = valid[..., None].to(x.dtype)
        for layer, norm in zip(self.layers, self.norms, strict=True):
            y = (F.silu(norm(x)) * inside).transpose(1, 2)
            x = x + self.dropout(layer(y).transpose(1, 2))
        highest = x.masked_fill(~valid[..., None], -1e4).amax(1)
        return self.out(torch.cat([masked_mean(x, valid), highest], dim=-1))


class MeanTextEncoder(nn.Module):
    """Mean of a sentence's token states after one layer, then two more layers."""

    def __init__(self, inputs: int) -> None:
        super().__init__()
        self.each = nn.Linear(inputs, 2 * WIDTH)
        self.layers = nn.Sequential(
            nn.Dropout(DROPOUT), nn.Linear(2 * WIDTH, WIDTH), nn.SiLU(), nn.Linear(WIDTH, EMBEDDING)
        )

    def forward(self, tokens: Tensor, valid: Tensor) -> Tensor:
        return self.layers(masked_mean(F.silu(self.each(tokens)), valid))


class MotionSide(nn.Module):
    """Joints to unit vectors; holds the mean and the scale of its features."""

    mean: Tensor
    scale: Tensor

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder
        self.register_buffer("mean", torch.zeros(FEATURES))
        self.register_buffer("scale", torch.ones(FEATURES))

    def patches(self, joints: Tensor) -> Tensor:
        """Normalised features ``[B, P, PATCH · 135]`` of ``joints [B, P · PATCH, 22, 3]``."""
        features = (motion_features(joints) - self.mean) / self.scale
        return features.reshape(features.shape[0], -1, PATCH * FEATURES)

    def forward(self, joints: Tensor, length: Tensor) -> Tensor:
        """Unit vectors ``[B, EMBEDDING]``; ``length [B]`` is in patches, without padding."""
        patches = self.patches(joints)
        valid = torch.arange(patches.shape[1], device=patches.device)[None] < length[:, None]
        return F.normalize(self.encoder(patches, valid).float(), dim=-1)


class TextSide(nn.Module):
    """Token states to unit vectors."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, states: Tensor, valid: Tensor) -> Tensor:
        """Unit vectors ``[B, EMBEDDING]`` of ``states [B, L, text_width]``, ``valid [B, L]``."""
        return F.normalize(self.encoder(states, valid).float(), dim=-1)


class Decoder(nn.Module):
    """Reconstruct patches of motion from an embedding, so that it keeps more than the action."""

    def __init__(self) -> None:
        super().__init__()
        self.transformer = Transformer(EMBEDDING, DECODER_LAYERS)
        self.out = nn.Linear(WIDTH, PATCH * FEATURES)

    def forward(self, embedding: Tensor, valid: Tensor) -> Tensor:
        """Normalised patches ``[B, P, PATCH · 135]`` of ``embedding [B, EMBEDDING]``."""
        every = embedding[:, None].expand(-1, valid.shape[1], -1)
        return self.out(self.transformer(every, valid)[:, 1:])


class EvaluatorNetwork(nn.Module):
    """Both sides and the decoder; ``text_width`` is that of the text encoder's token states."""

    def __init__(self, architecture: Architecture, text_width: int = TEXT_WIDTH) -> None:
        super().__init__()
        self.text_width = text_width
        inputs = PATCH * FEATURES
        if architecture == "transformer":
            self.motion = MotionSide(TransformerEncoder(inputs, MOTION_LAYERS))
            self.text = TextSide(TransformerEncoder(text_width, TEXT_LAYERS))
        else:
            self.motion = MotionSide(ConvolutionEncoder(inputs, MOTION_LAYERS))
            self.text = TextSide(MeanTextEncoder(text_width))
        self.decoder = Decoder()
