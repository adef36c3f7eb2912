"""Claims about codes: planes, neighbours, distributions and clusters."""

import numpy as np

from autoencoders.estimates import Estimate, measured, per_seed, seeds_of
from autoencoders.margins import ACCURACY, AREA, ERROR, TIMES
from autoencoders.runs import Run
from autoencoders.verdicts import Verdict, above, below, conclude, same, show
from proof.deck.numerals import minus, rounded

ONE_PLANE = 5  # degrees: less than a hundredth of a direction's squared length lies outside the other plane
NAMED = float(np.log(10))  # nats: with fewer, a code cannot even tell which of ten digits it is of
BLOG_BCE = 0.093  # what Keras's tutorial reports after as many epochs
STARTS, ENDS = 0.07, 0.01  # what the source's error is about
AS_WRITTEN = 0.005  # half of the last digit that the source writes
ALIKE = 0.1  # of cumulated shares: distributions that are less apart are taken for alike
APART = 0.05  # of a silhouette: textbooks speak of structure from 0.25, and this is a fifth of it
OVERLAP = 0.1  # share of codes that lie among another digit's: the source calls it significant, so twice what matters elsewhere


def c29(linear: Run) -> Verdict:
    """The largest angle between the two planes, for codes of two and of sixteen numbers; SGD at two rates."""
    optimisers = {"adam": "Adam", "large_sgd": "SGD", "sgd": "SGD as Keras makes it"}
    asked = [(optimiser, size) for optimiser in optimisers for size in (2, 16)]
    angles = [measured(linear, f"{optimiser}_{size}_angle") for optimiser, size in asked]
    parts = [
        below(f"degrees, {size} numbers, {optimisers[optimiser]}", angle, ONE_PLANE)
        for (optimiser, size), angle in zip(asked, angles, strict=True)
    ]
    because = "angles: Adam {}°, {}°; SGD {}°, {}°, at Keras's rate {}°, {}°".format(
        *(show(angle, "angle") for angle in angles)
    )
    return conclude("A linear autoencoder finds PCA's plane, with Adam and with SGD", *parts, because=because)


def c30(ladder: Run, sixteen_dense: Run, simple_dense: Run) -> Verdict:
    """Held-out errors are below PCA's at codes of two, sixteen and thirty-two numbers."""
    networks = {2: (ladder, "plain_test_mse"), 16: (sixteen_dense, "test_mse"), 32: (simple_dense, "test_mse")}
    times = {size: measured(run, name) / measured(run, "pca_mse") for size, (run, name) in networks.items()}
    parts = [below(f"held-out MSE by PCA's, {size} numbers", error, 1 - ERROR) for size, error in times.items()]
    because = "times PCA's error: {} and {}; single layer {}".format(*(hundredths(error) for error in times.values()))
    return conclude("Non-linear codes rebuild better than linear ones", *parts, because=because)


def c41(vae_thirty: Run) -> Verdict:
    """Each digit's distribution of codes: the KL of all its numbers together. All digits' codes together are told, too."""
    kl, together, active = (measured(vae_thirty, name) for name in ("test_kl", "units_off_normal", "active_units"))
    each = below("nats from standard normal, of each code", kl, NAMED)
    because = f"each {show(kl, 'kl')} nats, {active.value:.0f} active numbers; all together off by {hundredths(together)}"
    return conclude("Each digit's code is forced close to standard normal", each, because=because)


def c44(simple_dense: Run, probe_rivals: Run) -> Verdict:
    """The best single number for each digit against the best of as many components, both chosen on training digits."""
    learned = all_items(simple_dense, "test_alone_auroc")
    component, together = all_items(probe_rivals, "test_pca_alone_auroc"), all_items(simple_dense, "test_probe_auroc")
    less = below("AUROC of one number, less a component's", learned - component, -AREA)
    texts = (show(values, "auroc") for values in (learned, component, together))
    because = "digit against the rest: best number {}, component {}; all numbers {}".format(*texts)
    return conclude("Learned numbers are harder to read than principal components", less, because=because)


def c45(simple_dense: Run, probe_rivals: Run) -> Verdict:
    """A linear probe on the code, on as many principal components and on as many random directions, drawn five times."""
    code, plane = measured(simple_dense, "test_probe_accuracy"), measured(probe_rivals, "test_pca_accuracy")
    random = measured(probe_rivals, "test_random_accuracy")
    parts = (
        above("accuracy on the code, less on components", code - plane, ACCURACY),
        above("accuracy on the code, less on random directions", code - random, ACCURACY),
    )
    pixels = measured(probe_rivals, "test_pixels_accuracy")
    texts = (show(values, "accuracy") for values in (code, plane, random, pixels))
    because = "accuracy {}; components {}, random directions {}, all pixels {}".format(*texts)
    return conclude("The bottleneck keeps what matters better than PCA or random directions", *parts, because=because)


def c48(simple_dense: Run) -> Verdict:
    """An equivalence of what can be learned: the loss above the entropy of grey pixels, which no network gets below.

    Both losses are of the same held-out digits, so these are no draw.
    """
    reached, floor = (all_items(simple_dense, name) for name in ("test_bce", "floor_bce"))
    more = (reached - floor) / (BLOG_BCE - floor) - 1
    because = f"held out {show(reached, 'bce')}, of which {show(floor, 'bce')} is the pictures' own entropy"
    part = same("loss above its floor, against the tutorial's", more, ERROR)
    return conclude("The simple Keras autoencoder ends at its tutorial's loss", part, because=because)


def c50(sixteen_dense: Run) -> Verdict:
    """In one training: the error on training digits in its last and in its first epoch rounds to what the source writes."""
    names = "last_epoch_mse", "first_epoch_mse", "first_steps_mse", "mean_image_mse"
    end, start, steps, mean = (measured(sixteen_dense, name) for name in names)
    texts = (show(error, "mse") for error in (start, end, steps, mean))
    because = "first epoch {}, last {}; first steps {}; the mean image {}".format(*texts)
    parts = (
        same("training MSE, last epoch, less the article's", end - ENDS, AS_WRITTEN),
        same("training MSE, first epoch, less the article's", start - STARTS, AS_WRITTEN),
    )
    return conclude("The error falls from about 0.07 to about 0.01", *parts, because=because)


def c96(sixteen_source: Run) -> Verdict:
    """Our own: in as many epochs as the source trains, the least held-out error is not below the mean image's.

    How many trainings stay there is told, and that the code is then saturated.
    """
    times = measured(sixteen_source, "least_test_mse") / measured(sixteen_source, "mean_image_mse")
    stays = stuck(sixteen_source)
    saturated = measured(sixteen_source, "saturated_share")
    because = f"stuck in {stays.sum()} of {len(stays)} trainings; saturated {show(saturated, 'share')} of the code"
    part = above("least held-out MSE by the mean image's", times, 1 - ERROR)
    return conclude("With Keras's own initialisation, training gets stuck at the mean image", part, because=because)


def stuck(run: Run) -> np.ndarray:
    """For each training, whether its held-out error never got below the mean image's by as much as matters."""
    return per_seed(run, "least_test_mse") > (1 - ERROR) * per_seed(run, "mean_image_mse")


def c51(sixteen_dense: Run, sixteen_sgd: Run) -> Verdict:
    """The error after as many epochs of equal batches. The best rate is chosen by this same error: that favours SGD.

    Rates are tried up to one that is worse than the best.
    """
    adam = training_error(sixteen_dense, sixteen_sgd.curves["default_loss"].shape[1])
    best, default = (measured(sixteen_sgd, f"{name}_mse") for name in ("best", "default"))
    parts = (
        below("training MSE by SGD's, best rate tried", adam / best, 1 - ERROR),
        below("training MSE by SGD's, Keras's default rate", adam / default, 1 - ERROR),
    )
    because = "MSE {}; SGD {} at the best rate, {} at Keras's".format(*(show(error, "mse") for error in (adam, best, default)))
    return conclude("Adam learns faster than gradient descent at each rate tried", *parts, because=because)


def c52(sixteen_dense: Run) -> Verdict:
    """The mean Kolmogorov-Smirnov distance of two numbers as they are; that of their shapes alone is told, too."""
    names = "numbers_apart", "shapes_apart", "shapes_by_chance"
    apart, shapes, chance = (all_items(sixteen_dense, name) for name in names)
    because = f"apart by {hundredths(apart)}, standardised by {hundredths(shapes)}; by chance {hundredths(chance)}"
    differ = above("distance between two numbers' distributions", apart, ALIKE)
    return conclude("The sixteen numbers of a code are distributed differently", differ, because=because)


def c53(sixteen_dense: Run) -> Verdict:
    """In each training and all sixteen numbers, the silhouette of ones less the largest of any other digit."""
    digits = np.stack([per_seed(sixteen_dense, f"silhouette_{digit}") for digit in range(10)], axis=1)
    ones, next_best = (seeds_of(sixteen_dense, values) for values in (digits[:, 1], np.delete(digits, 1, axis=1).max(axis=1)))
    lead = above("silhouette of ones, less the next digit's", ones - next_best, APART)
    because = f"silhouette {hundredths(ones)}; the next digit's {hundredths(next_best)}"
    return conclude("Ones are the cluster that stands most apart", lead, because=because)


def c54(sixteen_dense: Run, sixteen_conv: Run) -> Verdict:
    """In both networks, how far the middle between a one and another digit is from any code, by that between other digits."""
    networks = {"dense": sixteen_dense, "convolutional": sixteen_conv}
    paths = {name: [measured(run, f"{kind}_emptiness") for kind in ("ones", "others")] for name, run in networks.items()}
    parts = [
        above(f"distance to codes by others' paths, {name}", ones / others, TIMES) for name, (ones, others) in paths.items()
    ]
    texts = (hundredths(distance) for path in paths.values() for distance in path)
    because = "nearest code {} away, on other paths {}; convolutional {} and {}".format(*texts)
    return conclude("Paths from ones to other digits cross emptier space", *parts, because=because)


def c56(sixteen_dense: Run, projections: Run) -> Verdict:
    """In all sixteen numbers, the share of codes whose nearest neighbours vote for another digit; a flat map's is told, too."""
    right = measured(sixteen_dense, "codes_accuracy")
    flat = measured(projections, "test_sixteen_dense_polynomial_2_accuracy")
    overlap = above("share of codes among another digit's", 1 - right, OVERLAP)
    because = f"neighbours right: {show(right, 'accuracy')} in the code, {show(flat, 'accuracy')} in its flat map"
    return conclude("Different digits overlap in the code", overlap, because=because)


def c57(sixteen_conv: Run, sixteen_dense: Run) -> Verdict:
    """In equal batches: the error after as many steps, and the steps and multiplications to one and the same error."""
    epochs = sixteen_conv.curves["train_loss"].shape[1]
    conv, dense = (training_error(run, epochs) for run in (sixteen_conv, sixteen_dense))
    steps, work = (measured(sixteen_conv, name) / measured(sixteen_dense, name) for name in ("steps_needed", "work_needed"))
    parts = (
        below("training MSE by dense's, equal steps", conv / dense, 1 - ERROR),
        below("steps by dense's, to equal MSE", steps, 1 / TIMES),
        below("multiplications by dense's, to equal MSE", work, 1 / TIMES),
    )
    because = f"MSE {show(conv, 'mse')} against {show(dense, 'mse')}; "
    because += f"steps {hundredths(steps)} times dense's, multiplications {hundredths(work)} times"
    return conclude("The convolutional network learns faster, by steps and by work", *parts, because=because)


def training_error(run: Run, epochs: int) -> Estimate:
    """The error on training digits after so many epochs, as Keras reports it: the mean over the last of them."""
    return seeds_of(run, run.curves["train_loss"][:, epochs - 1])


def all_items(run: Run, measure: str) -> Estimate:
    """The mean over all items that a measure has for each seed, such as ten digits, which are no draws."""
    return seeds_of(run, per_seed(run, measure))


def hundredths(estimate: Estimate) -> str:
    """An estimate with two decimals, for what is no kind of score."""
    return minus(rounded(estimate.value, 2))
