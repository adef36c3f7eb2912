"""A U-Net that cleans pictures: down to an eighth of the size and back, and each size hands its details across."""

from keras import Input, Model
from keras.layers import Conv2D, Conv2DTranspose


def unet(width: int, depth: int = 3) -> Model:
    """RGB of any size that 8 divides, to RGB in [0, 1]; `width` channels at full size, 186,003 weights with 16."""
    noisy = Input((None, None, 3))
    details = [Conv2D(width, 3, padding="same", activation="relu")(noisy - 1)]  # beyond the edges all is white, too
    for level in range(1, depth + 1):
        details.append(down(details[-1], width * min(2**level, 4)))
    cleaned = details.pop()
    while details:
        cleaned = up(cleaned, details.pop())
    return Model(noisy, Conv2D(3, 3, padding="same", activation="sigmoid")(cleaned))


def down(features, width: int):
    """Half as high and half as wide, with `width` channels."""
    halved = Conv2D(width, 2, strides=2, padding="same", activation="relu")(features)
    return Conv2D(width, 3, padding="same", activation="relu")(halved)


def up(features, details):
    """Twice as high and twice as wide, with what was known at that size before it was halved."""
    width = details.shape[-1]
    enlarged = Conv2DTranspose(width, 2, strides=2, activation="relu")(features)
    return Conv2D(width, 3, padding="same", activation="relu")(enlarged + details)
