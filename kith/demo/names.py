"""Names for the demo firm's customers, in the scripts of Kith's readers; the people are invented."""

GIVEN = {
    "LT": ("Austėja", "Darius", "Eglė", "Gintaras", "Ieva", "Jonas", "Lina", "Mantas", "Rasa", "Tomas", "Ugnė", "Vytautas"),
    "HU": ("Ágnes", "Balázs", "Csilla", "Dávid", "Eszter", "Gergő", "Ildikó", "Lóránt", "Nóra", "Péter", "Réka", "Zsófia"),
    "GB": ("Alice", "Ben", "Charlotte", "Daniel", "Emma", "George", "Hannah", "Isaac", "Lucy", "Oliver", "Sophie", "Thomas"),
    "RU": ("Анна", "Борис", "Вера", "Дмитрий", "Елена", "Игорь", "Мария", "Николай", "Ольга", "Павел", "Светлана", "Юрий"),
    "IR": ("آرش", "بهناز", "پریسا", "داریوش", "سارا", "شیرین", "فرهاد", "کاوه", "لیلا", "مریم", "نوید", "یاسمین"),
}  # fmt: skip
FAMILY = {
    "LT": ("Balčiūnas", "Jankauskas", "Kazlauskas", "Petkūnas", "Paulauskas", "Stankevičius", "Urbonas", "Žukauskas"),
    "HU": ("Balogh", "Farkas", "Halmi", "Kovács", "Molnár", "Németh", "Szabó", "Tóth"),
    "GB": ("Aldous", "Barker", "Clarke", "Hughes", "Marsh", "Palmer", "Turner", "Whitlock"),
    "RU": ("Белова", "Волков", "Громов", "Зайцева", "Лебедев", "Морозова", "Орлов", "Соколова"),
    "IR": ("احمدی", "اردلان", "بهرامی", "رستمی", "صادقی", "کریمی", "مرادی", "نوری"),
}  # fmt: skip
LATIN = {
    "Анна": "anna", "Борис": "boris", "Вера": "vera", "Дмитрий": "dmitri", "Елена": "elena",
    "Игорь": "igor", "Мария": "maria", "Николай": "nikolai", "Ольга": "olga", "Павел": "pavel",
    "Светлана": "svetlana", "Юрий": "yuri", "Белова": "belova", "Волков": "volkov",
    "Громов": "gromov", "Зайцева": "zaitseva", "Лебедев": "lebedev", "Морозова": "morozova",
    "Орлов": "orlov", "Соколова": "sokolova", "آرش": "arash", "بهناز": "behnaz",
    "پریسا": "parisa", "داریوش": "dariush", "سارا": "sara", "شیرین": "shirin", "فرهاد": "farhad",
    "کاوه": "kaveh", "لیلا": "leila", "مریم": "maryam", "نوید": "navid", "یاسمین": "yasmin",
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
    "Café",
    "Bistro",
    "Bakery",
    "Hotel",
    "Office",
    "Studio",
    "Canteen",
    "Kitchen",
    "Library",
    "Gallery",
)
PLACES = (
    "Anar", "Alder", "Bridge", "Castle", "Dawn", "Ember", "Ferry", "Garden", "Harbour", "Ivory",
    "Juniper", "Kestrel", "Linden", "Meadow", "North", "Orchard", "Pier", "Quarry", "River", "Stone",
    "Tower", "Union", "Vale", "Willow", "Yard", "Zenith",
)  # fmt: skip
NEEDS = ("Steady taste", "Early delivery", "Equipment on lease", "A lower price")
STAFF = (
    ("Nóra Halmi", "nora.halmi", "manager", "all", "Sales"),
    ("Darius Petkūnas", "darius.petkunas", "member", "team", "Sales"),
    ("Ilka Vereb", "ilka.vereb", "member", "team", "Service"),
    ("Tomas Aldén", "tomas.alden", "member", "own", "Sales"),
    ("Behnaz Nouri", "behnaz.nouri", "read_only", "all", "Service"),
)
