"""Names for the demo firm's customers, in its readers' scripts; the people are invented."""

# Women's and men's given names, and family names as (men's form, women's form).
GIVEN = {
    "LT": (
        ("Austėja", "Eglė", "Ieva", "Lina", "Rasa", "Ugnė"),
        ("Darius", "Gintaras", "Jonas", "Mantas", "Tomas", "Vytautas"),
    ),
    "HU": (
        ("Ágnes", "Csilla", "Eszter", "Ildikó", "Nóra", "Réka"),
        ("Balázs", "Dávid", "Gergő", "Lóránt", "Péter", "Zoltán"),
    ),
    "GB": (
        ("Alice", "Charlotte", "Emma", "Hannah", "Lucy", "Sophie"),
        ("Ben", "Daniel", "George", "Isaac", "Oliver", "Thomas"),
    ),
    "RU": (
        ("Анна", "Вера", "Елена", "Мария", "Ольга", "Светлана"),
        ("Борис", "Дмитрий", "Игорь", "Николай", "Павел", "Юрий"),
    ),
    "IR": (
        ("بهناز", "پریسا", "سارا", "شیرین", "لیلا", "مریم"),
        ("آرش", "داریوش", "فرهاد", "کاوه", "نوید", "بهرام"),
    ),
}
FAMILY: dict[str, tuple[str | tuple[str, str], ...]] = {
    "LT": (
        ("Balčiūnas", "Balčiūnaitė"), ("Jankauskas", "Jankauskienė"),
        ("Kazlauskas", "Kazlauskaitė"), ("Petkūnas", "Petkūnaitė"),
        ("Paulauskas", "Paulauskienė"), ("Stankevičius", "Stankevičiūtė"),
        ("Urbonas", "Urbonaitė"), ("Žukauskas", "Žukauskienė"),
    ),
    "HU": ("Balogh", "Farkas", "Halmi", "Kovács", "Molnár", "Németh", "Szabó", "Tóth"),
    "GB": ("Aldous", "Barker", "Clarke", "Hughes", "Marsh", "Palmer", "Turner", "Whitlock"),
    "RU": (
        ("Белов", "Белова"), ("Волков", "Волкова"), ("Громов", "Громова"), ("Зайцев", "Зайцева"),
        ("Лебедев", "Лебедева"), ("Морозов", "Морозова"), ("Орлов", "Орлова"),
        ("Соколов", "Соколова"),
    ),
    "IR": ("احمدی", "اردلان", "بهرامی", "رستمی", "صادقی", "کریمی", "مرادی", "نوری"),
}  # fmt: skip
LATIN = {
    "Анна": "anna", "Борис": "boris", "Вера": "vera", "Дмитрий": "dmitri", "Елена": "elena",
    "Игорь": "igor", "Мария": "maria", "Николай": "nikolai", "Ольга": "olga", "Павел": "pavel",
    "Светлана": "svetlana", "Юрий": "yuri", "Белов": "belov", "Волков": "volkov",
    "Громов": "gromov", "Зайцев": "zaitsev", "Лебедев": "lebedev", "Морозов": "morozov",
    "Орлов": "orlov", "Соколов": "sokolov", "Белова": "belova", "Волкова": "volkova",
    "Громова": "gromova", "Зайцева": "zaitseva", "Лебедева": "lebedeva", "Морозова": "morozova",
    "Орлова": "orlova", "Соколова": "sokolova", "آرش": "arash", "بهناز": "behnaz",
    "پریسا": "parisa", "داریوش": "dariush", "سارا": "sara", "شیرین": "shirin", "فرهاد": "farhad",
    "کاوه": "kaveh", "لیلا": "leila", "مریم": "maryam", "نوید": "navid", "بهرام": "bahram",
    "احمدی": "ahmadi", "اردلان": "ardalan", "بهرامی": "bahrami", "رستمی": "rostami",
    "صادقی": "sadeghi", "کریمی": "karimi", "مرادی": "moradi", "نوری": "nouri",
}  # fmt: skip
CITIES = {
    "LT": ("Vilnius", "Kaunas", "Klaipėda"),
    "HU": ("Budapest", "Szeged", "Pécs"),
    "GB": ("Bristol", "Leeds", "York"),
    "RU": ("Рига", "Таллин", "Вильнюс"),
    "IR": ("Vilnius", "London", "Budapest"),
}
# Where people of these names live: the country on their record, and their language.
HOME = {
    "LT": ("LT", "lt"),
    "HU": ("HU", "hu"),
    "GB": ("GB", "en"),
    "RU": ("LV", "ru"),
    "IR": ("GB", "fa"),
}
CALLING_CODE = {"LT": "+3706", "HU": "+3620", "GB": "+44770", "LV": "+3712"}
SHARE = (("LT", 40), ("HU", 22), ("GB", 20), ("RU", 10), ("IR", 8))
VENUES = (
    "Café", "Bistro", "Bakery", "Hotel", "Office", "Studio", "Canteen", "Kitchen", "Library",
    "Gallery",
)  # fmt: skip
PLACES = (
    "Anar", "Alder", "Bridge", "Castle", "Dawn", "Ember", "Ferry", "Garden", "Harbour", "Ivory",
    "Juniper", "Kestrel", "Linden", "Meadow", "North", "Orchard", "Pier", "Quarry", "River",
    "Stone", "Tower", "Union", "Vale", "Willow", "Yard", "Zenith",
)  # fmt: skip
NEEDS = ("Steady taste", "Early delivery", "Equipment on lease", "A lower price")
STAFF = (
    ("Nóra Halmi", "nora.halmi", "manager", "all", "Sales"),
    ("Darius Petkūnas", "darius.petkunas", "member", "team", "Sales"),
    ("Ilka Vereb", "ilka.vereb", "member", "team", "Service"),
    ("Tomas Aldén", "tomas.alden", "member", "own", "Sales"),
    ("Behnaz Nouri", "behnaz.nouri", "read_only", "all", "Service"),
)
