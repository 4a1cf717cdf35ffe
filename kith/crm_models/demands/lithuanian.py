"""Demands 269–292: the Lithuanian document, S4."""

from __future__ import annotations

from kith.crm_models.demands.demand import Demand

DEMANDS: tuple[Demand, ...] = (
    Demand(269, "S4:7", "learn more about customers", ("F2",)),
    Demand(270, "S4:7", "improve marketing performance", ("M28", "M38")),
    Demand(271, "S4:9", "maximum profitability of the base", ("M12",)),
    Demand(272, "S4:9", "five steps as a strategy", ("F1", "F2", "F3", "F4", "F5")),
    Demand(273, "S4:13", "profit by group", ("F1",)),
    Demand(274, "S4:13", "profit by kind of customer", ("F1",)),
    Demand(275, "S4:13", "define target base", ("F1",)),
    Demand(276, "S4:17", "know individuals in the target base", ("F2",)),
    Demand(277, "S4:17", "birthday", ("F2", "T27")),
    Demand(
        278, "S4:17", "every interaction is a chance to learn about person and market", ("M22",)
    ),
    Demand(279, "S4:17", "create customer database", ("F2",)),
    Demand(280, "S4:21", "ties with vital organizations, networks, people", ("F3",)),
    Demand(281, "S4:21", "suppliers", ("F3",)),
    Demand(282, "S4:21", "investors", ("F3",)),
    Demand(283, "S4:21", "employees as internal partners", ("F3",)),
    Demand(284, "S4:25", "proposition built on intimacy facts", ("F4",)),
    Demand(285, "S4:25", "adapted to customer", ("F4",)),
    Demand(286, "S4:25", "must also create value for us", ("F4", "M31")),
    Demand(
        287,
        "S4:29",
        "lifecycle potential → advocate",
        ("F5", "L1", "L2", "L3", "L4", "L5", "L6", "L7"),
    ),
    Demand(288, "S4:29", "continuous relationship", ("F5",)),
    Demand(289, "S4:29", "structure: how we organize", ("F5", "VC-S5")),
    Demand(290, "S4:29", "process: acquire", ("F5",)),
    Demand(291, "S4:29", "process: retain", ("F5",)),
    Demand(292, "S4:29", "measure effectiveness of CRM strategy", ("F5", "M70")),
)
