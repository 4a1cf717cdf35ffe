"""Who works here: users, teams and the firm are changed through this room.

Their models lie beneath the audit trail (a change-set names its actor), their writes above it.
"""
