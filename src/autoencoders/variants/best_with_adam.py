"""`conv_best` with Adam for the kernels, too, in place of Muon.

Its rate is the best of 1e-3, 2e-3 and 4e-3 on families held back from training, in half as many epochs.
"""

from keras.optimizers import AdamW
from keras.optimizers.schedules import CosineDecay

from autoencoders.images import Images
from autoencoders.learning.muon import DECAY, WARM_UP
from autoencoders.runs import Run
from autoencoders.variants.conv_best import watched_run

SEEDS = 3
RATE = 2e-3  # as Adam has for the code in `conv_best`


def train(emoji: Images, seed: int) -> Run:
    """Train as in `conv_best`, with another optimizer and its own rate."""
    return watched_run(emoji, seed, optimizer=adam)


def adam(steps: int) -> AdamW:
    """AdamW with the schedule, the decay and the clipping that `muon` has."""
    warm_up = int(WARM_UP * steps)
    rate = CosineDecay(0.0, steps - warm_up, warmup_target=RATE, warmup_steps=warm_up)
    return AdamW(rate, beta_2=0.99, weight_decay=DECAY, global_clipnorm=1.0)
