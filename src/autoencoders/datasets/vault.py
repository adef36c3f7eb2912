"""The vault: 200 emoji at 32x32 that nothing looks at before a release, in families of which none was ever held out before.

They were drawn by lot from what the first split had not held out, as `tests/split_before.py` shows. Their names stand here and
follow from no rule, so that no change of rules can bring in a picture that was looked at.
"""

import numpy as np

from autoencoders.datasets.emoji import shrunk
from autoencoders.experiments.dealing import sides
from autoencoders.images import Images

NAMES = """
    a-button-blood-type ab-button-blood-type alien anchor b-button-blood-type banana bellhop-bell bikini
    bottle-with-popping-cork bouquet burrito calendar camel card-file-box card-index-dividers check-box-with-check check-mark
    chess-pawn chestnut classical-building coffin cow-face crayon croissant cross-mark-button deer dna e-mail eagle
    eight-pointed-star exploding-head face-with-hand-over-mouth face-with-raised-eyebrow fallen-leaf fast-down-button
    fast-forward-button fast-reverse-button fast-up-button fax-machine ferris-wheel flute fortune-cookie framed-picture
    fuel-pump grapes hair-pick head-shaking-vertically hedgehog hiking-boot horse horse-racing horse-racing-dark-skin-tone
    horse-racing-light-skin-tone horse-racing-medium-dark-skin-tone horse-racing-medium-light-skin-tone
    horse-racing-medium-skin-tone ice-cream input-latin-letters input-latin-lowercase input-latin-uppercase input-numbers
    input-symbols jar kissing-face kitchen-knife laptop last-track-button magic-wand man-biking man-biking-dark-skin-tone
    man-biking-light-skin-tone man-biking-medium-dark-skin-tone man-biking-medium-light-skin-tone man-biking-medium-skin-tone
    man-facepalming man-facepalming-dark-skin-tone man-facepalming-light-skin-tone man-facepalming-medium-dark-skin-tone
    man-facepalming-medium-light-skin-tone man-facepalming-medium-skin-tone man-vampire man-vampire-dark-skin-tone
    man-vampire-light-skin-tone man-vampire-medium-dark-skin-tone man-vampire-medium-light-skin-tone
    man-vampire-medium-skin-tone mango mans-shoe mantelpiece-clock memo men-holding-hands-dark-skin-tone-light-skin-tone
    men-holding-hands-dark-skin-tone-medium-light-skin-tone men-holding-hands-medium-light-skin-tone-medium-skin-tone motor-boat
    motorized-wheelchair mouse movie-camera national-park nesting-dolls net-with-handle next-track-button o-button-blood-type
    oil-drum oncoming-police-car oncoming-taxi package page-with-curl peacock
    people-holding-hands-dark-skin-tone-medium-skin-tone people-holding-hands-light-skin-tone-medium-skin-tone
    people-holding-hands-medium-dark-skin-tone-medium-skin-tone people-holding-hands-medium-skin-tone person-biking
    person-biking-dark-skin-tone person-biking-light-skin-tone person-biking-medium-dark-skin-tone
    person-biking-medium-light-skin-tone person-biking-medium-skin-tone person-facepalming person-facepalming-dark-skin-tone
    person-facepalming-light-skin-tone person-facepalming-medium-dark-skin-tone person-facepalming-medium-light-skin-tone
    person-facepalming-medium-skin-tone person-fencing pick pig pill pinata postbox potato pouting-cat railway-car repeat-button
    repeat-single-button rice-ball rolling-on-the-floor-laughing sailboat saxophone sewing-needle shaking-face
    shallow-pan-of-food shovel skis snow-capped-mountain speaking-head splatter steaming-bowl sun-behind-cloud
    sun-behind-large-cloud sun-behind-rain-cloud sun-behind-small-cloud sunrise-over-mountains sushi tanabata-tree
    teacup-without-handle tear-off-calendar teddy-bear thong-sandal tornado trackball turkey umbrella-on-ground vampire
    vampire-dark-skin-tone vampire-light-skin-tone vampire-medium-dark-skin-tone vampire-medium-light-skin-tone
    vampire-medium-skin-tone video-game watermelon woman-and-man-holding-hands-dark-skin-tone
    woman-and-man-holding-hands-dark-skin-tone-light-skin-tone woman-and-man-holding-hands-dark-skin-tone-medium-skin-tone
    woman-and-man-holding-hands-light-skin-tone-medium-dark-skin-tone
    woman-and-man-holding-hands-light-skin-tone-medium-skin-tone
    woman-and-man-holding-hands-medium-dark-skin-tone-dark-skin-tone
    woman-and-man-holding-hands-medium-light-skin-tone-medium-dark-skin-tone woman-and-man-holding-hands-medium-skin-tone
    woman-and-man-holding-hands-medium-skin-tone-medium-dark-skin-tone woman-biking woman-biking-dark-skin-tone
    woman-biking-light-skin-tone woman-biking-medium-dark-skin-tone woman-biking-medium-light-skin-tone
    woman-biking-medium-skin-tone woman-facepalming woman-facepalming-dark-skin-tone woman-facepalming-light-skin-tone
    woman-facepalming-medium-dark-skin-tone woman-facepalming-medium-light-skin-tone woman-facepalming-medium-skin-tone
    woman-vampire woman-vampire-dark-skin-tone woman-vampire-light-skin-tone woman-vampire-medium-dark-skin-tone
    woman-vampire-medium-light-skin-tone woman-vampire-medium-skin-tone women-holding-hands-dark-skin-tone
    women-holding-hands-dark-skin-tone-light-skin-tone
""".split()


def images(noto: Images) -> Images:
    """Nothing to learn from; the vault's pictures are held out."""
    return shrunk(sides(noto, np.array([], int), np.flatnonzero(np.isin(noto.train_labels, NAMES))))
