"""The code behind the talk: data sets, variants, figures, and what binds them to the slides."""
