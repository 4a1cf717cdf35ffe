"""Settings, addresses and the supervisor: the top of the house."""
