"""How the shipped entity recogniser is made: text invented in this repository, training, scores and model card."""
