"""Training of the evaluator networks: do these words and this motion belong together?"""
