"""Word lists of this package, and titles made of them."""

from __future__ import annotations

import random
from functools import cache
from importlib.resources import files

_THINGS = """
art history memory culture nation language gender power state market law religion body city
landscape violence identity modernity empire revolution war peace labour family childhood education
school university science technology nature ethics justice freedom democracy citizenship migration
trade money capital class race poetry novel theatre film music painting architecture archive museum
myth ritual church mission faith prayer prophecy gospel covenant philosophy logic reason truth
knowledge perception emotion desire dream narrative metaphor translation grammar syntax discourse
rhetoric reading writing speech voice silence border frontier village household agriculture food
hunger water river forest climate ecology species evolution energy risk policy governance planning
network algorithm model system theory method analysis measurement learning inference optimization
database compiler protocol security privacy image vision recognition retrieval search speech data
software simulation control robot sensor signal noise polymer surface corrosion crystal magnet
plasma galaxy planet earthquake sediment glacier soil crop drought fire bird fish reptile insect
plant seed pollen fern moss marketing consumer brand tourism leisure sport leadership teacher
classroom assessment curriculum literacy bullying parenting attachment anxiety depression autism
stress coping therapy counselling personality intelligence attention motivation cognition
""".split()  # noqa: SIM905 - a list of words is read as words
_QUALITIES = """
modern early medieval ancient colonial postcolonial urban rural global local national American
European African Asian British French German Chinese Japanese Indian Roman Greek Jewish Christian
Islamic Catholic Victorian Romantic industrial political economic social cultural moral legal
historical critical comparative cognitive visual digital statistical computational probabilistic
parallel distributed adaptive hierarchical nonlinear stochastic semantic syntactic formal efficient
optimal robust large-scale real-time high-resolution two-dimensional chemical thermal magnetic
marine tropical alpine boreal native invasive endangered sustainable participatory public private
early late new old hidden lost unfinished everyday sacred secular feminine masculine
""".split()  # noqa: SIM905
PLACES = """
London Paris Rome Berlin Vienna Athens Jerusalem Cairo Lagos Nairobi Kenya Nigeria Ghana India
Bengal China Japan Korea Vietnam Java Australia Brazil Mexico Peru Argentina Chile Cuba Canada
Quebec Texas California Alaska Chicago Boston Manchester Scotland Ireland Wales England Britain
France Germany Prussia Bavaria Austria Hungary Poland Russia Siberia Ukraine Turkey Persia Iran
Syria Palestine Israel Italy Venice Florence Sicily Spain Catalonia Portugal Sweden Norway Denmark
Finland Iceland Europe Africa Asia Amazonia
""".split()  # noqa: SIM905
_ACTS = """
making imagining understanding rethinking reading writing inventing governing managing measuring
modelling learning detecting predicting exploring mapping tracing teaching building designing
""".split()  # noqa: SIM905
_WHOLE = (
    "Being and Time|Ways of Escape|Sense and Sensibility|The Order of Things|Emma|Middlemarch|"
    "Bleak House|Moby Dick|The Republic|Leviathan|Confessions|Ulysses|The Waste Land|On Liberty|"
    "Chaos|Trust|Risk Society|Orientalism|Image, Music, Text|The Practice of Everyday Life|"
    "Être et temps|Les mots et les choses|La Distinction|Surveiller et punir|À la recherche du temps "
    "perdu|Le Deuxième Sexe|L'Être et le Néant|Histoire de la folie à l'âge classique|"
    "Situations de fin de vie|Le principe des droits de la défense devant l'administration|"
    "Qu'est-ce qu'une nation ?|Une histoire de la lecture|Pratiques sociales et représentations|"
    "Les origines de la France contemporaine|La formation de l'esprit scientifique|"
    "De la maltraitance à la relation d'aide|L'invention du quotidien|L'État et les marchés en Europe|"
    "Sein und Zeit|Wahrheit und Methode|Gesammelte Schriften|Sämtliche Werke|Die Verwandlung|"
    "Theorie des kommunikativen Handelns|Die Aufzeichnungen des Malte Laurids Brigge|"
    "Zur Soziologie der Schule|Geschichte der deutschen Literatur|Einführung in die Sprachwissenschaft|"
    "Die Gesellschaft der Gesellschaft|Inklusion und Bildung: Herausforderungen für die Schule|"
    "Das Recht in der Zeit der Krise – eine Untersuchung|Der Begriff des Politischen|"
    "La ciudad y los perros|Historia de la literatura española|El pensamiento político en México|"
    "Los orígenes de la novela|Ciudad y territorio: una mirada crítica|La invención de América|"
    "Política y sociedad en la España contemporánea|Il nome della rosa|Storia d'Italia|"
    "Lezioni di storia del diritto|La società degli individui|Teoria e pratica della traduzione|"
    "Raízes do Brasil|Orientações para o ensino da língua portuguesa|A formação do professor|"
    "Manajemen sumber daya manusia|Pengantar ilmu hukum Indonesia|Peraturan tentang tata ruang|"
    "История русской литературы|Введение в языкознание|Поэтика ранневизантийской литературы|"
    "Základy ekonomie|Ekonómia v novej ekonomike|Historia literatury polskiej|Dějiny umění|"
    "Psychologia społeczna|Bevezetés a nyelvészetbe|Sosyolojiye giriş|Samhällets historia"
).split("|")


@cache
def read_list(name: str) -> tuple[str, ...]:
    """The lines (or, for names, the words) of one of the package's lists."""
    text = files("generator.references.training.lists").joinpath(f"{name}.txt").read_text("utf-8")
    if name in ("families", "givens"):
        return tuple(text.split())
    return tuple(line for line in text.splitlines() if line)


def make_publisher(rng: random.Random) -> str:
    """A made-up publishing house."""
    first, second = rng.sample(read_list("families"), 2)
    return rng.choice(_HOUSES).format(
        F=first,
        S=second,
        P=rng.choice(PLACES),
        T=rng.choice(_THINGS).capitalize(),
        N=rng.choice(read_list("givens")),
    )


def make_journal(rng: random.Random) -> str:
    """A made-up journal."""
    thing, other = rng.sample(_THINGS, 2)
    quality = rng.choice(_QUALITIES)
    return rng.choice(_JOURNALS).format(
        T=thing.capitalize(),
        O=other.capitalize(),
        Q=quality.capitalize() if quality.islower() else quality,
        P=rng.choice(PLACES),
    )


_HOUSES = (
    "{F} Verlag", "{F}-Verlag", "Verlag {N} {F}", "{F} & {S}", "{F}, {S}", "{F}", "{F} Books", "{T} Press",
    "{T} Books", "{P} University Press", "University of {P} Press", "Univ. of {P} Press", "Éditions {F}",
    "Editions {T}", "Éditions de la {T}", "Editorial {F}", "Ediciones {F}", "Edizioni {F}", "{F} Editore",
    "Editora {F}", "Libreria {F}", "Librairie {F}", "{F} and Sons", "{F} & Co.", "{N} {F}", "The {T} Press",
    "{P} State University", "Institute of {T}", "Centre for {T} Studies", "{F} Publishing", "{F} Group",
    "{T} Foundation", "Presses de l'Université de {P}", "Universität {P}", "Imprimerie nationale", "Nakladatelství {F}",
    "Wydawnictwo {F}", "Penerbit {F}", "{T} Research Institute", "Department of {T}", "Ministry of {T}",
    "{F}, {S} & {N}", "{P} Historical Society", "{F} International",
)  # fmt: skip
_JOURNALS = (
    "Journal of {Q} {T}", "Journal of {T}", "Journal of {T} and {O}", "{T} Studies", "{T} & {O}", "{T}",
    "{Q} {T} Review", "{P} Review", "The {P} Quarterly", "International Journal of {T}", "{T} Quarterly",
    "Annals of {T}", "{Q} {T}", "Studies in {T}", "Advances in {T} {O}", "{P} Journal of {T}", "{T} Today",
    "Revue de {P}", "Cahiers de {P}", "Zeitschrift für {T}", "Archiv für {T}", "Revista de {T}", "The {T} Journal",
    "Rivista di {P}", "{T} Research", "{T} Letters", "Acta {T}", "Bulletin of the {P} {T} Society", "{T} Magazine",
    "Proceedings of the {P} Academy of {T}", "Transactions on {T} {O}", "Research in {T}", "{T} in {P}",
    "Contributions to {T} and {O}", "{P} Historical Review", "{Q} {T} Quarterly", "J. {T}. {O}.",
)  # fmt: skip
COUNTRIES = (
    "USA", "UK", "NY", "MA", "CA", "IL", "TX", "PA", "NJ", "CT", "FL", "IN", "OR", "Germany", "France",
    "Netherlands", "The Netherlands", "Italy", "Spain", "Switzerland", "Canada", "Ontario", "Australia",
    "Vic.", "Belgique", "Belgium", "England", "Scotland", "Ireland", "India", "Japan", "Mexico", "U.K.",
    "U.S.A.", "D.C.", "Texas", "California", "Massachusetts", "Colo.", "Mass.", "Sweden", "Denmark", "Russia",
)  # fmt: skip


def make_title(rng: random.Random) -> str:
    """A made-up title in the manner of the humanities, the social sciences and computing."""
    thing, other, third = rng.sample(_THINGS, 3)
    quality, second = rng.sample(_QUALITIES, 2)
    place, act = rng.choice(PLACES), rng.choice(_ACTS)
    first = rng.randint(1200, 1980)
    return rng.choice(_TEMPLATES).format(
        T=thing.capitalize(),
        t=thing,
        o=other,
        O=other.capitalize(),
        u=third,
        U=third.capitalize(),
        Q=quality.capitalize() if quality.islower() else quality,
        q=quality,
        s=second,
        S=second.capitalize() if second.islower() else second,
        P=place,
        A=act.capitalize(),
        a=act,
        y=first,
        z=first + rng.randint(1, 90),
        n=rng.randint(2, 30),
        G=rng.choice(read_list("families")),
        W=rng.choice(_WHOLE),
    )


_TEMPLATES = (
    "{W}",
    "{W}",
    "{W}",
    "{W}",
    "{T} and {O} in {P}",
    "The {T} of {O}",
    "The {Q} {T}",
    "The {Q} {T}: {A} {O} and {U} in {P}, {y}-{z}",
    "{A} {t}: {q} perspectives on {o}",
    "A history of {q} {t} in {P}",
    "{Q} {t} and the {s} {o}",
    "{Q} {T}, {S} {O}: The {U} of {P}",
    "{P} and the {T} of {O}, {y}–{z}",
    "“{T} without {O}”: {G} on {u}",
    "{G} and the {t} of {o}",
    "{G}'s {T}",
    "{G}: A Life",
    "The Cambridge companion to {G}",
    "Introduction to {T} {O}",
    "Introduction to the Theory of {Q} {T}",
    "An Introduction to {q} {t}",
    "Principles of {T} and {O}",
    "Handbook of {t} and {o}",
    "The Oxford handbook of {q} {t}",
    "Encyclopedia of {Q} {T}",
    "Why {t} matters",
    "What is {t}? {Q} {o} revisited",
    "Is {q} {t} {s}? Evidence from {P}",
    "Does {t} affect {o}? The case of {P}",
    "How {t} became {q}",
    "On the {t} of {q} {o}",
    "On {t}",
    "{T}",
    "{T} {O}",
    "Against {t}",
    "Beyond {T}",
    "{A} the {q} {t}: Toward a {s} {o} of {u}",
    "{A} {q} {t} with {s} {o}",
    "{A} {t} and {o} using {q} {u}",
    "A {q} approach to {t} {o}",
    "A {q} {t} for {s} {o} {u}",
    "An algorithm for {q} {t} in {s} {o}",
    "A note on {q} {t}",
    "A study of {t} in {q} {o}. Part {n}: {u}",
    "{Q} {t} for {o} {u}: a survey",
    "{Q} {t}: Theory, methods, and applications",
    "{Q}-time {t} {o} via {s} {u}",
    "Effects of {t} on {o} among {q} {u} in {P}",
    "The effect of {q} {t} on {s} {o}: A meta-analysis",
    "The relationship between {t} and {o}: {Q} and {s} {u}",
    "{T} in the {q} {o}: the case of {P}",
    "Towards {q} {t}. The {s} {o} reconsidered",
    "{T}, {o} and {u} in {q} {P}",
    "{T}, {O}, and {U}",
    "“{T}, {O}, and {U}: {G}'s {Q} {T}”",
    "Notes toward a {q} {t}",
    "Essays on {q} {t} and {o}",
    "Selected Writings",
    "Collected Works",
    "Letters and papers from {P}",
    "The {t} question in {P}: {a} {o} after {y}",
    "{P} in {y}",
    "{T} and {O} of {q} {u} in {P}, {P}",
    "{Q} {t} in the {s} {o}, {P}",
    "{W}. {A} {t} in {P}",
    "{T} and {O}. The {q} {u} of {P}",
    "{Q} {t}: a {s} {o} (abstract)",
    "{T}, {y}-{z}",
    "{P}’s {q} {t}",
    "The {t} of {G}’s {o}",
    "{T} D: an overview of its role in {q} {o}",
    "{Q} {t} ({o} and {u})",
    "{T} & {O}: A Case for {A} {q} {u}",
    "‘{T} {O}’ in {q} {u}",
    "The “{Q}” {T}",
    "In search of {q} {t}",
    "In {P}, {t} and {o} are {q}: a {s} study",
    "{T} vs. {o}: {Q} {u} in {P}",
    "{T} versus {o}",
    "{T} statistics, {z}",
    "{Q} {t} and {o}, {y}–{z}: a {s} analysis for the Global {U} Study {z}",
    "{T} statistics {y}: {q} estimates of {o} and {u} in {n} countries",
    "Where should {t} aim?",
    "{y} {P} {Q} {T} criteria for {s} {o}",
    "Annual Report {y}",
    "{Q} {T} Program, Version {n}.0",
    "Report of the committee on {q} {t}",
    "Editorial: {q} {t}",
    "Review of {T} and {O}, by {G}",
    "Comment on “{Q} {T}”",
    "{T} {O}: Volume {n}",
    "ISO {y}: {Q} {t} – {O}",
    "Global {t} statistics {z}",
    "{Q} {t} guidelines, {z}",
    "{T} after {G}: the {q} turn",
    "Chapter {n}. {Q} {t} in the {o} {u}",
    "GemX: a {q} tool for {t} {o}",
    "PRISM {n}: {t} and {o} in a {q} {u}",
)
