"""Figures that build: what comes with the presenter's next key is drawn on a sheet of its own, above all that is there."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure, SubFigure
from matplotlib.gridspec import GridSpec

from autoencoders.drawing.panels import HEIGHT, WIDTH, chart


class Step(SubFigure):
    """The whole area of a figure once more; in its SVG a group, `step-1` for the first."""

    def __init__(self, figure: Figure) -> None:
        super().__init__(figure, GridSpec(1, 1, figure)[0])
        figure.subfigs.append(self)
        self.set_gid(f"step-{len(figure.subfigs)}")

    def get_size_inches(self):
        """The size of the figure."""
        return self.get_figure(root=True).get_size_inches()


def step(figure: Figure) -> tuple[Step, Axes]:
    """What comes next in a figure that fills a slide: where charts may be put, and a board in slide pixels."""
    layer = Step(figure)
    limits = {"xlim": (0, WIDTH), "ylim": (HEIGHT, 0), "autoscale_on": False, "xticks": [], "yticks": []}
    return layer, chart(layer, 0, 0, WIDTH, HEIGHT, **limits)
