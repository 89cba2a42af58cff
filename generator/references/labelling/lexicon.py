"""Words that tell a part of a reference from another: small, and never trusted alone."""

from __future__ import annotations

from generator.references.dates import MONTHS, SEASONS

_LISTS = {
    "jrn": """
        j journal jnl int intl international am amer american eur european br british brit ann
        annals
        annu annual arch archives proc proceedings trans transactions rev reviews review bull
        bulletin
        biol biology chem chemistry chemical phys physics sci science sciences soc society natl nat
        national acad academy med medicine medical clin clinical res research exp experimental mol
        molecular cell cellular immunol immunology virol virology bacteriol microbiol microbiology
        biochem biochemistry physiol physiology pharmacol pharmacology pathol pathology neurosci
        neuroscience neurol neurology genet genetics oncol oncology hematol haematol cardiol psychol
        psychology psychiatry psychiatr surg surgery radiol nutr nutrition appl applied environ
        environmental evol ecol syst theor math statist stat econ economics econometrica polit
        philos
        hist stud studies quarterly lett letters eng engng technol technology commun communications
        comput computer computers inf inform curr opin trends nature hum dev infect dis emerg public
        epidemiol gen adv mater behav educ manag manage mark assoc royal lond frontiers front expert
        opinion struct acta biophys biochim endocrinol metab gastroenterol hepatol obstet gynecol
        pediatr respir crit care vet plant plos bmc bmj jama lancet nejm engl pnas embo faseb
        febs acs
        ieee acm siam zeitschrift zeitschr revue revista rivista cahiers annales archiv archivio
        archivos tijdschrift tidsskrift časopis журнал вестник вопросы magazine gazette times
        tribune
        herald post newsletter digest forum quarterly angew chim helv tetrahedron nucleic acids
        blood
        cancer circulation circ hypertens stroke thromb haemost diabetes gut brain neuron spine bone
        chest thorax biorxiv medrxiv arxiv rxiv scand nord jpn japan jap chin indian ind
        """,
    "prc": """
        proc proceedings conference conf symposium symp workshop congress meeting colloquium actes
        colloque international annual icml cvpr nips neurips iccv eccv acl sigmod vldb sosp stoc
        focs
        icassp interspeech ijcai aaai chi lncs lecture notes tagung kongress congreso congresso
        """,
    "pub": """
        press presses publisher publishers publishing publications verlag editions éditions édition
        editorial editora edizioni editore ediciones books wiley springer elsevier routledge sage
        blackwell macmillan palgrave mcgraw hill prentice hall addison wesley kaufmann kluwer reidel
        brill gruyter benjamins lang suhrkamp gallimard seuil flammarion puf harmattan minuit
        hachette
        dunod norton penguin knopf vintage random harper harpercollins freeman saunders mosby
        lippincott churchill erlbaum guilford plenum academic clarendon university univ universität
        université universidad universidade università institute institut inc ltd gmbh co sons up
        mit
        """,
    "plc": """
        london new york cambridge oxford paris berlin boston chicago princeton philadelphia
        washington amsterdam leiden dordrecht heidelberg stuttgart münchen munich frankfurt leipzig
        wien vienna zürich basel bern genève geneva bruxelles rome roma milano torino bologna
        firenze
        madrid barcelona lisboa lisbon são paulo rio janeiro méxico mexico buenos aires moscow
        москва
        petersburg warszawa warsaw praha prague budapest copenhagen stockholm oslo helsinki dublin
        edinburgh manchester toronto montreal sydney melbourne tokyo kyoto beijing shanghai delhi
        mumbai bombay singapore baltimore berkeley stanford ithaca durham angeles san francisco
        diego
        seattle mass ma nj ny ca dc conn ct il pa md va uk usa england germany france cliffs
        chichester
        hoboken reading englewood thousand oaks totowa louis göttingen tübingen wiesbaden opladen
        köln
        hamburg bonn malden aldershot cheltenham basingstoke harmondsworth
        """,
    "in": "in dans en im en: in:",
    "ed": "ed eds editor editors edited hg hrsg herausgegeben dir dirs coord org orgs red éd",
    "tra": "trans translated translator tr trad traduction übers übersetzt traducción traduit",
    "etal": "et al alii others и др u",
    "and": "and & und y e et i og och en",
    "vol": "vol volume vols v bd band tome t tomo jg jahrgang т",
    "num": "no nr number issue n heft h num numéro nos iss fasc № вып",
    "pp": "pp p pages page s pg стр с seiten",
    "edn": "edition edn ed aufl auflage éd édition ed vyd",
    "nth": "st nd rd th ª º",
    "gen": """
        thesis dissertation diss phd ph msc master masters doctoral thèse mémoire tesis technical
        tech report rep rept working paper discussion unpublished manuscript draft patent rfc memo
        memorandum preprint habilitation doktorarbeit
        """,
    "suf": "jr sr ii iii iv",
    "par": "de da di du del della dos das van von der den la le el al ter ten bin ibn zu af av",
    "sup": "suppl supplement supp part pt special",
    "web": "available from retrieved accessed online internet www url disponible web website blog",
    "grp": """
        group consortium association organization organisation committee council ministry department
        agency institute investigators collaborators team network society bank commission center
        centre office bureau foundation administration nations ministère ministerio bundesamt who
        """,
    "fun": """
        the of on for with by from to a an is are as at its their what why how when using between
        among during after and des les une dans sur pour par der die das und zur im für los las del
        della sulla nella
        """,
}


def _make_lexicon() -> dict[str, tuple[str, ...]]:
    tags: dict[str, list[str]] = {}
    for tag, words in _LISTS.items():
        for word in dict.fromkeys(words.split()):
            tags.setdefault(word, []).append(f"l={tag}")
    for word in (*MONTHS, *SEASONS):
        tags.setdefault(word, []).append("l=mon")
    return {word: tuple(names) for word, names in tags.items()}


LEXICON: dict[str, tuple[str, ...]] = _make_lexicon()
"""Lower-case word -> its features ("l=jrn", "l=pub")."""
