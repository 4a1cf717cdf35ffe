from kith.operational.marketing.models.experiment import Experiment, ExperimentAssignment

__all__ = ["Experiment", "ExperimentAssignment"]
