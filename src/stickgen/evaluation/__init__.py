"""Judging motion: probes, prompt suites, the evaluator networks, the critic's calibration, the
benchmark. Measures of joints are in ``stickgen.measures``, the critic itself in
``stickgen.safety``. Only the command line imports this package."""
