"""The science behind the talk: data sets, variants, metrics, figures and claims. It knows nothing of slides."""
