"""Before Django is set up: every test run has a state folder of its own."""

import os
import tempfile

os.environ["KITH_HOME"] = tempfile.mkdtemp(prefix="kith-test-")
os.environ.setdefault("KITH_QUEUES", "immediate")
