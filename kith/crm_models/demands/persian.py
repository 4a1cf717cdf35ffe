"""Demands 176–222: the Persian document, S2."""

from __future__ import annotations

from kith.crm_models.demands.demand import Demand

DEMANDS: tuple[Demand, ...] = (
    Demand(176, "S2:9", "customer satisfaction is the chief goal", ("M49",)),
    Demand(177, "S2:9", "enough information on customers", ("M02",)),
    Demand(178, "S2:9", "train right service methods", ("VC-S3",)),
    Demand(179, "S2:9", "carry them out", ("M69",)),
    Demand(180, "S2:11", "sales+service process on IT", ("OAC1",)),
    Demand(181, "S2:11", "study customer information by technology", ("OAC2",)),
    Demand(
        182,
        "S2:21",
        "planned actions to create, keep long interaction with every single customer",
        ("ID1", "ID2", "ID3", "ID4"),
    ),
    Demand(183, "S2:25", "know who the real customer is before starting", ("ID1",)),
    Demand(184, "S2:25", "precise facts on each", ("ID1",)),
    Demand(185, "S2:25", "more information → better product and service", ("ID1",)),
    Demand(186, "S2:29", "two axes: need", ("ID2",)),
    Demand(187, "S2:29", "and value", ("ID2",)),
    Demand(188, "S2:29", "who is more valuable now", ("ID2",)),
    Demand(189, "S2:29", "who later", ("ID2", "M15")),
    Demand(190, "S2:29", "better service now for higher value", ("ID4",)),
    Demand(191, "S2:29", "split by need; know needs fully", ("M10",)),
    Demand(192, "S2:33", "examine communication", ("ID3",)),
    Demand(193, "S2:33", "increase their contact with us", ("ID3",)),
    Demand(194, "S2:33", "direct contact showing respect/importance", ("ID3",)),
    Demand(195, "S2:33", "personal service → commitment", ("ID3",)),
    Demand(196, "S2:37", "customize product/service to need", ("ID4",)),
    Demand(197, "S2:37", "offers differ by value", ("ID4",)),
    Demand(198, "S2:39", "customer perceives offer as theirs alone", ("ID4",)),
    Demand(
        199, "S2:39", "on failure return to differentiate/interact, correct, come back", ("ID4",)
    ),
    Demand(
        200,
        "S2:43",
        "processes to keep and to find customers",
        ("Q6a", "Q6b", "Q6c", "Q6d", "Q6e", "Q6f", "Q6g"),
    ),
    Demand(201, "S2:43", "involving people, staff, organization", ("Q4",)),
    Demand(202, "S2:45", "external environment changes customer decisions: track it", ("Q0",)),
    Demand(203, "S2:47", "proposition = product/service for a stated price", ("Q2",)),
    Demand(
        204,
        "S2:49",
        "attract → contact → sale → satisfaction and encouragement",
        ("Q6a", "Q6b", "Q6c", "Q6d", "Q6e"),
    ),
    Demand(205, "S2:51", "measure to optimize experience", ("Q7", "Q8")),
    Demand(
        206,
        "S2:55",
        (
            "suits large firms and sectors (telecom, software, finance, media, "
            "manufacturing): sector presets"
        ),
        ("VC1",),
    ),
    Demand(207, "S2:55", "long relations with strategically important customers", ("VC1",)),
    Demand(
        208,
        "S2:57",
        "not all customers deserve equal effort; detect costly, demanding, defecting ones",
        ("VC1", "M13"),
    ),
    Demand(209, "S2:63", "identify value-creating strategic customers", ("VC1",)),
    Demand(210, "S2:63", "users fully know the CRM software (training)", ("M65", "M66")),
    Demand(211, "S2:65", "behave differently by traits", ("VC2",)),
    Demand(212, "S2:65", "use data to reach further needs", ("VC2",)),
    Demand(213, "S2:67", "create value at each step", ("VC4",)),
    Demand(214, "S2:67", "network of producers", ("VC3",)),
    Demand(215, "S2:67", "employees and experts", ("VC3",)),
    Demand(216, "S2:67", "investors/financing bodies", ("VC3",)),
    Demand(217, "S2:67", "distributors", ("VC3",)),
    Demand(218, "S2:69", "all staff cooperate for value", ("VC4", "G4")),
    Demand(219, "S2:71", "everything ready for right interaction", ("VC5",)),
    Demand(220, "S2:71", "firm chooses how to manage relations", ("VC5",)),
    Demand(221, "S2:71", "network and firm reach goals together", ("VC3",)),
    Demand(
        222,
        "S2:73",
        'expert help when establishing CRM; "what is CRM" learning page',
        ("PF-E1", "help"),
    ),
)
