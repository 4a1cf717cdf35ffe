"""What can be done about a stage: whom it concerns, what it will change, and the change itself.

A CRM model names an action by key. Where Kith can help, a `Spec` of that key here gives the
candidates (SQL over the warehouse) and a performer: `tasks_each`, `task_for_all`, `assign_owner`,
`set_trait`, `set_budgets`. Every act is one change-set, bounded, and undone by its inverse.
Releasing a customer, refusing service and prices are never decided here: those become a task for
a person, who gives the reason.
"""
