"""The differences that matter, by the kind of score.

They were settled before all networks were trained anew, when the results of earlier trainings were known, and they stay as they
are. A claim that needs another margin has a constant of its own, with the reason beside it.
"""

ERROR = 0.05  # of a rival's squared error: 0.2 dB, less than an eye sees when two pictures lie side by side
DECIBELS = 0.5  # about what an eye begins to see
STRUCTURE = 0.01  # of SSIM
EDGES = 0.01  # of the F1 of edges
COLOUR = 2.3  # distance in CIELAB: the just noticeable difference
AREA = 0.01  # under a ROC curve: one more pair in a hundred in the right order
SHARE = 0.05  # of pictures
ACCURACY = 0.01  # of pictures that are named rightly
KINDS = 0.5  # of ten kinds of digits
NATS = 1.0  # of a variational loss or of its KL: more than seeds make, less than a tenth of what a code carries
MOST = 0.5  # of a whole: more than half
TIMES = 1.1  # a ratio of anything else: a tenth more
