"""The arithmetic that pages use without numba gives what the compiled core gives."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.analytical.portfolio.rules import expected_orders, p_alive
from kith.analytical.portfolio.value.bg_nbd import BgNbdFit

PARAMETERS = {"r": 0.243, "alpha": 4.414, "a": 0.793, "b": 2.426}
CORE = BgNbdFit(
    **PARAMETERS, log_likelihood=0, customers=1, repeat_customers=1, unit="week",
    covariance=np.zeros((4, 4)),
)  # fmt: skip


def test_the_papers_customer_expects_1_226_orders():
    assert expected_orders(PARAMETERS, 2, 30.43, 38.86, 39) == pytest.approx(1.226, abs=0.0005)


@settings(deadline=None)  # the first call compiles
@given(x=st.integers(0, 200), share=st.floats(0, 1), age=st.floats(0, 500), ahead=st.floats(0, 300))
def test_it_agrees_with_the_compiled_core(x, share, age, ahead):
    t_x = age * share if x else 0.0

    assert p_alive(PARAMETERS, x, t_x, age) == pytest.approx(
        float(CORE.p_alive(x, t_x, age)), abs=1e-12
    )
    assert expected_orders(PARAMETERS, x, t_x, age, ahead) == pytest.approx(
        float(CORE.expected_orders(ahead, x, t_x, age)), rel=1e-8, abs=1e-12
    )
