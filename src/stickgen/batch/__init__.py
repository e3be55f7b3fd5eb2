"""Many films from one table: rows to jobs, jobs to processes or a cluster, and a report of all."""

from stickgen.batch.jobs import Job, plan_jobs
from stickgen.batch.report import REPORT, Outcome, Summary
from stickgen.batch.run import ENGINES, run_jobs
from stickgen.batch.table import Row, read_rows

__all__ = [
    "ENGINES",
    "REPORT",
    "Job",
    "Outcome",
    "Row",
    "Summary",
    "plan_jobs",
    "read_rows",
    "run_jobs",
]
