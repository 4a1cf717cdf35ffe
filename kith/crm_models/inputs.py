"""The kinds of data that measures and stages need, and how to bring each."""

from __future__ import annotations

from kith.crm_models.vocabulary import Input
from kith.foundation.i18n import _

# Who they are
PEOPLE = Input("people", _("people"), _("Import a list of people, or add them by hand."))
ORGANIZATIONS = Input(
    "organizations", _("organizations"), _("Import a list of organizations, or add them by hand.")
)
CONTACT_POINTS = Input(
    "contact_points",
    _("e-mail addresses, phone numbers and other ways to reach a person"),
    _("Import people with their e-mail addresses and phone numbers."),
)
IDENTITIES = Input(
    "identities",
    _("which records are the same person"),
    _("Decide the open merge suggestions, so that each person stands once."),
)
FORMS = Input(
    "forms", _("answers from forms and chats"), _("Put a form or a chat on your website.")
)
CONTACT_CHECKS = Input(
    "contact_checks",
    _("dates on which contact details were last checked"),
    _("Record when e-mail, phone, role and employer were last confirmed."),
)
ENRICHMENT = Input(
    "enrichment",
    _("facts added from other sources"),
    _("Add missing facts from a lawful source, and note the source."),
)
PREFERENCES = Input(
    "preferences",
    _("preferred channel, language and hours"),
    _("Ask people how and when they like to be contacted."),
)
BIRTHDAYS = Input(
    "birthdays",
    _("birthdays and anniversaries"),
    _("Ask for the birthday, with consent to use it."),
)
TRAITS = Input(
    "traits", _("traits of customers"), _("Add fields such as industry, size or age group.")
)
PERSONAS = Input(
    "personas",
    _("a picture of your ideal customer"),
    _("Describe your best customers in a few traits."),
)

# What they want
CONSENT = Input(
    "consent",
    _("consents, with proof and date"),
    _("Import consents with purpose, date and proof."),
)
NEEDS = Input(
    "needs",
    _("needs of customers, and whether they were confirmed"),
    _("Note what each customer needs, and confirm it with them."),
)
WALLET = Input(
    "wallet",
    _("what a customer spends with others in your category"),
    _("Ask customers how much they buy elsewhere."),
)
IDEAS = Input(
    "ideas",
    _("ideas, reviews and references from customers"),
    _("Log ideas, references and referrals on the customer's page."),
)
RIGHTS_REQUESTS = Input(
    "rights_requests",
    _("requests to see, correct or erase personal data"),
    _("Log each request with its date and the date you answered."),
)

# What happened
INTERACTIONS = Input(
    "interactions",
    _("messages, calls and visits, in and out"),
    _("Import interactions, or connect a mailbox."),
)
MESSAGES = Input(
    "messages",
    _("what became of the messages you sent"),
    _("Import interactions with their outcome: delivered, clicked, replied, bounced."),
)
LEARNED_FACTS = Input(
    "learned_facts",
    _("what was learned in each contact"),
    _("Note one new fact about the customer after each contact."),
)
TIME_LOG = Input(
    "time_log",
    _("minutes your team spends on each customer"),
    _("Log the minutes of calls, visits and tasks."),
)
ORDERS = Input(
    "orders",
    _("orders with customer, date and amount"),
    _("Import an order file: customer, date and amount are enough."),
)
ORDER_LINES = Input(
    "order_lines", _("what was bought in each order"), _("Import orders with their products.")
)
ORDER_COSTS = Input(
    "order_costs",
    _("cost and returns of orders"),
    _("Add a cost and a returns column to your order file."),
)
COST_TO_SERVE = Input(
    "cost_to_serve",
    _("what it costs to serve each customer"),
    _("Enter cost rates for visits, calls, rush orders and returns."),
)
PAYMENTS = Input(
    "payments", _("when invoices were paid"), _("Import invoices with due date and payment date.")
)
CONTRACTS = Input(
    "contracts",
    _("contracts and service promises"),
    _("Add contracts with dates and agreed service."),
)
SLA = Input(
    "sla",
    _("how fast you promise to answer, per channel"),
    _("Set a response time for each channel."),
)
TICKETS = Input(
    "tickets", _("support tickets"), _("Import tickets, or turn messages into tickets.")
)
COMPLAINTS = Input("complaints", _("complaints"), _("Mark complaints among your tickets."))
PROMISES = Input(
    "promises", _("dates you promised"), _("Record the promised date of deliveries and solutions.")
)
USAGE = Input(
    "usage", _("how customers use the product"), _("Import or connect usage figures per customer.")
)
TOUCHPOINTS = Input(
    "touchpoints",
    _("points of contact between you and customers"),
    _("Say which interactions belong to which point of contact."),
)
SELF_SERVICE = Input(
    "self_service",
    _("visits to help pages and the customer portal"),
    _("Connect your help pages or portal."),
)

# What you offered and sold
OFFERS = Input(
    "offers",
    _("offers made, and whether they were accepted"),
    _("Record offers with price, cost and answer."),
)
EXPERIMENTS = Input(
    "experiments",
    _("who got the treatment and who was held out by chance"),
    _("Import experiment rows: customer, group, date and result."),
)
PROPOSITIONS = Input(
    "propositions",
    _("your promise to each group of customers"),
    _("Write one reason to choose you for each segment."),
)
SEGMENTS = Input("segments", _("groups of customers"), _("Divide your customers into segments."))
BUDGETS = Input(
    "budgets",
    _("time and money set aside for each group"),
    _("Set hours and money for each group of customers."),
)
LEADS = Input(
    "leads", _("leads with date and source"), _("Import leads, or let a form create them.")
)
DEALS = Input(
    "deals", _("deals with stage, value and result"), _("Import deals with their history.")
)
LOSS_REASONS = Input(
    "loss_reasons", _("why deals and customers were lost"), _("Choose a reason for each loss.")
)
WIN_REASONS = Input(
    "win_reasons", _("why customers chose you"), _("Choose a reason for each deal you win.")
)
FORECASTS = Input("forecasts", _("sales forecasts"), _("Enter the forecast for each quarter."))
SALES_TARGETS = Input(
    "sales_targets", _("sales targets per person"), _("Set a target for each seller.")
)
ACQUISITION_SPEND = Input(
    "acquisition_spend",
    _("what winning customers costs"),
    _("Enter spending and time on winning new customers."),
)
CAMPAIGNS = Input(
    "campaigns", _("campaigns and their audiences"), _("Record campaigns and who got them.")
)
ONBOARDING = Input(
    "onboarding",
    _("welcome steps of new customers"),
    _("Choose the welcome steps and tick them off."),
)
LIFECYCLE = Input(
    "lifecycle",
    _("where each customer stands, from prospect to advocate"),
    _("Import orders; the states are worked out from them."),
)
SNAPSHOTS = Input(
    "snapshots",
    _("at least six months of history"),
    _("Import older orders and interactions as well."),
)

# How they felt
SURVEYS = Input("surveys", _("survey answers"), _("Import survey answers, or send a short survey."))
REVIEWS = Input("reviews", _("public reviews"), _("Import reviews with site, stars and date."))
FEEDBACK_THEMES = Input(
    "feedback_themes",
    _("themes that come back in feedback, and what was changed"),
    _("Tag feedback by theme, and link the changes you made."),
)
REFERRALS = Input(
    "referrals", _("referrals and references"), _("Note who sent a new customer to you.")
)

# The firm itself
OWNERS = Input(
    "owners",
    _("who is responsible for what"),
    _("Name an owner for customers, deals, tickets and stages."),
)
STAFF = Input("staff", _("the people who work with customers"), _("Add your team and their roles."))
STAFF_PULSE = Input(
    "staff_pulse", _("short staff survey"), _("Ask your team four questions a quarter.")
)
TRAINING = Input("training", _("training done per role"), _("Record who finished which training."))
STAFF_CHECK = Input(
    "staff_check",
    _("who on the team can state the promise"),
    _("Ask your team for the promise, and note who knew it."),
)
TASKS = Input("tasks", _("tasks with due dates"), _("Use tasks with an owner and a due date."))
STEP_LOG = Input(
    "step_log",
    _("which steps software did and which people did"),
    _("Let Kith run the routine steps; it keeps the log."),
)
SIGNALS = Input(
    "signals",
    _("hints passed from one department to another"),
    _("Raise a signal when a customer hints at something another team should know."),
)
OBJECTIVES = Input(
    "objectives",
    _("goals with owner and date"),
    _("Write down goals, each with a figure and a date."),
)
SHARED_OBJECTIVES = Input(
    "shared_objectives",
    _("goals agreed with a customer"),
    _("Agree a goal with the customer, and review it together."),
)
METRIC_TREE = Input(
    "metric_tree",
    _("which figures follow from which"),
    _("Say which goal each figure serves, and who owns it."),
)
VISION = Input(
    "vision", _("your vision and promises"), _("Write down what you want to be for customers.")
)
ASSESSMENT = Input(
    "assessment",
    _("answers to the self-assessment"),
    _("Let three people from different teams answer the questions."),
)
SPONSOR_REVIEWS = Input(
    "sponsor_reviews", _("reviews held by the sponsor"), _("Schedule reviews and note those held.")
)
CHANGE_LOG = Input(
    "change_log",
    _("changes of workflows and dashboards"),
    _("Record each change with its reason, approval and way back."),
)
PLAYBOOK = Input(
    "playbook",
    _("the current playbook, and who has read it"),
    _("Publish the playbook and let each team confirm it."),
)
PROJECTS = Input(
    "projects",
    _("projects with milestones and expected benefit"),
    _("Add your projects and milestones."),
)
DEFECTS = Input(
    "defects",
    _("faults found in your processes"),
    _("List what goes wrong, and check the fix after 30 days."),
)
INCENTIVES = Input(
    "incentives", _("what people are rewarded for"), _("List goals and rewards per team.")
)
COMPANY_COSTS = Input(
    "company_costs", _("company finance figures"), _("Enter revenue and cost per month.")
)

# Systems and partners
SYSTEM_LOG = Input(
    "system_log",
    _("running and synchronization times of your systems"),
    _("Connect your systems; the log follows."),
)
SOURCES = Input(
    "sources",
    _("list of data sources and tools"),
    _("List where your data comes from and who owns it."),
)
APP_USAGE = Input(
    "app_usage", _("who uses Kith, and how often"), _("Invite your team; use is counted.")
)
EXTERNAL_EVENTS = Input(
    "external_events",
    _("events outside that change what customers want"),
    _("Note events such as a new rival, a new law or a price jump."),
)
COMPETITORS = Input(
    "competitors", _("rivals, and what you lost to them"), _("Note the rival when a deal is lost.")
)
PARTNERS = Input(
    "partners",
    _("partners, suppliers and investors"),
    _("Add partners, suppliers and investors, with an owner for each."),
)
DELIVERIES = Input(
    "deliveries", _("deliveries with promised and actual date"), _("Import deliveries.")
)
PURCHASES = Input("purchases", _("purchases from suppliers"), _("Import purchase orders."))
ADVICE = Input(
    "advice",
    _("advice given to partners, and what came of it"),
    _("Log the advice you gave, and whether it was taken."),
)
INVOICES = Input("invoices", _("invoices"), _("Import invoices, or connect your accounts."))
STOCK = Input("stock", _("stock levels"), _("Connect your stock list."))
PROBLEMS = Input(
    "problems",
    _("customer problems nobody solves yet"),
    _("Log requests you could not meet."),
)
