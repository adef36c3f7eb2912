"""Nothing is made faster."""


def faster(network):
    """The network as it was compiled."""
    return network
