"""The words of minutes: lists that rules name in capitals, and phrases that rules name with ``@``.

A house style that says an old thing with a new word is added here, and a case to ``tests/reading/cases``.
"""

from __future__ import annotations


def terms(words: str) -> frozenset[str]:
    """The words of a list, which is written as one line or more with spaces between."""
    return frozenset(words.split())


# Abbreviations that keep their stop inside a sentence.
ABBREVIATED = sorted(
    terms("Mr Mrs Ms Dr Cllr Cllrs Cmhlr Ald Rev Prof Hon St Messrs Supt Insp Sgt Cr No Nos Jnr Snr")
)

# Endings that tell a word the lists do not hold.
SUFFIXES = ("ly", "ing", "ed", "tion", "ness", "ment")

_WORDS = {
    # -- the small words of a clause ---------------------------------------------------------------
    "BE": "was were is are be been being",
    "WAS": "was were",
    "HAVE": "has have had having",
    "WILL": "will would shall",
    "MAY": "could might may can must should ought cannot",
    "DET": "the a an this that these those its their his her our any each every both all some several no "
    "another other many most one two three four five further",
    "PRONOUN": "he she they it i we you he/she s/he",
    "BREAK": ', ; : - " and but so then therefore accordingly although while',
    "SUBORDINATE": "that which who whom whose if whether when while whilst as because although though since "
    "unless until where once before after than how why",
    "ADVERB": "then also further therefore thereupon additionally again later all jointly in principle "
    "nem con "
    "both now duly just still already therein once each next first finally together hereby too thereafter "
    "very quite most rather "
    "subsequently likewise",
    "NUMBER": "no none nil zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty o",
    "NOT": "not never no neither nor cannot wasn't weren't didn't hadn't",
    "PREPOSITION": "in on at with of for by from regarding referring following turning after as speaking "
    "concerning "
    "continuing responding moving summing before having when while during under to echoing arising "
    "commenting "
    "opening proposing seconding thanking noting subject given upon accordingly despite although against "
    "within "
    "relating pursuant through over about no further if",
    "CLAUSE": "that which who if when whether while whilst because although since unless until where "
    "before after "
    "as ; . had has have would could should may might",
    "REGARDED": "importance need value benefit benefits difficulty difficulties that concern concerns "
    "fact lack "
    "potential impact efforts challenges scale ; .",
    "WH": "if whether why what when how who where which about following of",
    "CONSIDER": "receive consider note agree approve confirm discuss adopt sign elect appoint review deal "
    "answer "
    "determine resolve hear look exclude authorise co-opt address ratify declare accept question pass "
    "deliver take "
    "allow make disclose present welcome scrutinise endorse recommend examine debate provide inform set "
    "update",
    "ASKING": "if whether why what when how who where which",
    "ABOUT": "about regarding on as whether concerning in relating over with why how when",
    # -- who acts ---------------------------------------------------------------------------------
    "TITLE": "councillor councilor cllr cllrs cllr. cllrs. councillors cmhlr cmhlr. comhairleoir alderman "
    "aldermen "
    "alderwoman ald ald. bailie mr mr. mrs mrs. ms ms. miss mx dr dr. sir dame lord lady baroness "
    "reverend rev "
    "rev. father canon prof prof. professor messrs messrs. superintendent inspector sergeant garda major "
    "captain colonel cr cr. deputy supt. sgt. insp.",
    "COUNCILLOR": "councillor councilor cllr cllr. cmhlr cmhlr. alderman alderwoman ald ald. bailie "
    "comhairleoir",
    "BODY": "council committee committees sub-committee subcommittee board boards cabinet panel forum "
    "commission "
    "executive trustees group assembly partnership governors authority meeting parish corporation court "
    "bench "
    "sacre trust district sub-group cttee p.c governing chamber mayor's councils panels working party",
    "MEMBERS": "members councillors cllrs trustees governors aldermen attendees chairs convenors conveners",
    "MEMBER": "councillor councilor cllr cllr. cmhlr cmhlr. comhairleoir alderman alderwoman ald ald. "
    "bailie chair "
    "chairman chairwoman chairperson vice-chair vice-chairman vice-chairperson mayor leader convener "
    "convenor "
    "vice-convener cathaoirleach leas-chathaoirleach provost president member holder deputy trustee proposer "
    "seconder mover co-optee portfolio vice-president governor depute",
    "CHAIR": "chair chairman chairwoman chairperson vice-chair vice-chairman mayor convener convenor provost "
    "president cathaoirleach leas-chathaoirleach chairmen",
    "OFFICER": "director directors officer officers officials head manager managers engineer engineers "
    "administrator solicitor clerk architect planner planners treasurer surveyor accountant auditor auditors "
    "consultant consultants secretary lawyer adviser advisor advisers registrar librarian coordinator "
    "co-ordinator specialist superintendent inspector sergeant garda gardai commissioner comptroller "
    "chamberlain archivist curator ecologist analyst technician ranger rangers headteacher executive actuary "
    "assistant staff management rfo foreman warden wardens doctor nurse constable s151 engineer's chief",
    "GUEST": "superintendent inspector sergeant garda gardai constable doctor trust police pc consultant "
    "consultants representative",
    "PUBLIC": "resident residents public parishioner parishioners representative representatives observer "
    "observers applicant applicants objector objectors petitioner petitioners speaker speakers deputation "
    "owner owners tenant tenants agent student students parent parents attendee neighbour neighbours "
    "volunteer volunteers villager villagers householder supporter supporters questioner attendees pupil "
    "pupils",
    "PC": "p. c. p.c",
    # -- what is decided ----------------------------------------------------------------------------
    "AGREED": "agreed resolved decided determined ordered agrees resolves",
    "DISPOSED": "approved adopted endorsed ratified accepted granted refused rejected declined deferred "
    "adjourned "
    "postponed appointed elected re-elected co-opted nominated re-appointed reappointed authorised "
    "authorized "
    "delegated remitted upheld dismissed instructed confirmed supported permitted awarded allocated "
    "reappoint "
    "sanctioned waived suspended amended revoked rescinded",
    "NOTED": "noted received notes receives",
    "PASSED": "approved adopted endorsed ratified accepted confirmed signed noted received agreed granted "
    "refused "
    "rejected deferred adjourned postponed appointed elected re-elected co-opted nominated authorised "
    "referred "
    "remitted withdrawn carried passed resolved continued reappointed re-appointed read paid taken ratified "
    "permitted supported declared",
    "ADVICE": "approval refusal rejection acceptance objection no",
    "CHOSEN": "elected appointed co-opted re-elected nominated re-appointed reappointed",
    "MATTER": "minutes minute record records report reports update updates accounts payment payments "
    "recommendation recommendations policy policies strategy plan budget programme membership "
    "correspondence application applications motion resolution bills invoices cheques presentation precept "
    "schedule statement position contents agenda item items tender tenders quotation licence permission "
    "proposal proposals findings appointment appointments draft expenditure grant grants request letter "
    "balance balances "
    "reconciliation reconciliations notice dispensation nomination terms constitution lease "
    "disposal transfer paper papers tracker "
    "progress information briefing register outcome outcomes changes decisions action actions resignation "
    "notes log figures minutes accounts document guidance objectives framework annex chairman chair "
    "vice-chairman variation loan",
    # -- who says what -------------------------------------------------------------------------------
    "ASKED": "asked enquired inquired queried questioned wondered enquires",
    "REPLIED": "replied responded answered retorted",
    "SAID": "said stated noted advised informed reported reminded told mentioned added indicated explained "
    "outlined confirmed announced clarified assured reassured undertook acknowledge acknowledged observed "
    "pointed commented agreed remarked spoke described concluded reiterated considered thought "
    "estimated",
    "VIEWED": "commented remarked observed felt suggested expressed stressed emphasised emphasized "
    "highlighted "
    "thanked congratulated praised welcomed commended urged argued contended opined believed hoped voiced "
    "warned cautioned complained disagreed objected complimented complemented supported opposed regretted "
    "applauded echoed recalled maintained asserted insisted doubted feared challenged conceded sympathised "
    "favoured preferred appreciated condemned criticised conveyed reiterated reflected thought considered "
    "proposed raised recommended wished apprised encouraged accepted questioned discussed shared deplored "
    "pressed anticipated anticipates appealed lamented referred acknowledged advocated pleaded mooted "
    "flagged "
    "articulated reminded endorsed mentioned disputed recognised asserts feels refuted contested compared "
    "claimed spoke agreed",
    "PRESENTED": "presented introduced submitted outlined summarised opened closed attended arrived left "
    "joined "
    "provided circulated gave reviewed updated took explained briefed went directed invited declared moved "
    "seconded withdrew chaired apologised adjourned received considered made put paid drew took held "
    "offered called brought "
    "set did addressed extended read gave detailed carried pointed showed confirmed",
    "CONCERN": "concern concerns disappointment dissatisfaction frustration support surprise regret "
    "doubts doubt "
    "reservation reservations objection objections satisfaction appreciation thanks opinion opinions view "
    "views "
    "hope hopes fear fears alarm unease gratitude condolences suggestion suggestions comment comments "
    "point points "
    "issue issues observation observations disquiet worry worries anger dismay",
    "FEELING": "against concerned pleased disappointed opposed supportive grateful keen sceptical worried "
    "unhappy "
    "troubled critical glad delighted surprised sorry saddened satisfied uneasy happy content minded "
    "convinced "
    "astonished amazed appalled shocked dismayed horrified baffled intrigued puzzled anxious alarmed "
    "frustrated dissatisfied complimentary sympathetic wary adamant proud heartened",
    "ARTEFACT": "report reports paper papers note copy copies letter letters policy list review meeting "
    "signs sign "
    "volunteers nominations briefing workshop plan timetable audit survey figures data breakdown response "
    "presence patrols notification lights repairs presentation document documents statistics map item visit "
    "site evidence analysis costings costing deputation inspection summary schedule cost assessment "
    "update",
    "VOICED": "expressed raised voiced made recorded conveyed given aired put echoed shared highlighted "
    "offered",
    # -- what is to be done ---------------------------------------------------------------------------
    "UNDERTOOK": "undertook undertakes agreed volunteered offered promised committed offers agrees "
    "pledged undertaken",
    "REQUESTED": "requested asked invited instructed tasked directed urged mandated charged actioned "
    "encouraged "
    "reminded commissioned called",
    "DO": "write speak action contact send report circulate provide check ask arrange obtain order chase "
    "inform invite "
    "find "
    "investigate revert meet raise bring look come prepare produce draft seek review update speak liaise "
    "consider "
    "explore submit supply forward share pass follow remind attend put place convey notify organise organize "
    "advise confirm add take make give let respond clear repair fix replace remove clean purchase buy cost "
    "research email e-mail ring phone call discuss talk pursue examine monitor publish issue display post "
    "deliver "
    "work help set compile complete collect gather correspond convene install request apply register book "
    "thank "
    "study see cut fill include refer amend correct negotiate visit inspect table carry start get present "
    "draw acknowledge feed signpost explain answer reply pay keep redraft market progress undertake host "
    "endeavour try ascertain lodge record flag do cover put tell return hold assist support establish "
    "engage act finalise ensure "
    "facilitate consult expedite highlight source identify secure encourage enquire inquire",
    "DONE": "written contacted sent reported circulated provided checked asked arranged obtained ordered "
    "informed "
    "invited investigated raised brought prepared produced drafted sought reviewed updated explored "
    "submitted "
    "supplied forwarded shared passed reminded put placed conveyed notified organised added taken made given "
    "repaired fixed replaced removed cleaned purchased researched emailed e-mailed discussed pursued "
    "examined "
    "monitored published issued displayed delivered compiled completed collected corresponded convened "
    "installed "
    "requested applied registered cut filled included referred amended corrected inspected tabled carried "
    "presented looked followed erected set returned tested redrafted posted created established laid done "
    "signed "
    "explored told held called extended undertaken answered considered commissioned instructed chased shown "
    "corrected recorded listed scheduled formed fed revisited reconsidered tidied trimmed painted mended "
    "advertised addressed approached logged organized relocated moved transferred stored",
    "FOLLOWED": "circulated sent brought reported explored investigated undertaken invited contacted "
    "arranged "
    "shared forwarded drafted reviewed checked published prepared submitted written emailed e-mailed "
    "asked obtained told approached "
    "consulted corresponded convened provided passed redrafted sought discussed",
    "MADE_READY": "produced advertised ordered purchased obtained displayed installed repaired",
    "FOLLOWUP": "remind write send circulate revert report contact seek raise arrange check provide bring "
    "investigate "
    "share forward email look speak let",
    "INSTRUCTS": "instruct instructs instructed request requests requested ask asks asked invite invites "
    "invited "
    "direct directs directed task tasks tasked require requires mandates urge urges urged encourages calls",
    # -- interests ------------------------------------------------------------------------------------
    "DECLARED": "declared disclosed registered declares",
    "INTEREST": "interest interests connection connections dpi dpis",
    # -- votes -------------------------------------------------------------------------------------
    "MOTION": "motion motions amendment amendments proposal proposals recommendation recommendations "
    "resolution "
    "proposition alteration addendum substantive application nomination budget",
    "LOST": "lost defeated fell fails failed rejected refused",
    "ABSTAIN": "abstain abstained abstains abstaining abstention abstentions abstination abstinations "
    "abstension "
    "abstensions abstentation abst",
    "VOTERS": "votes vote members member councillors councillor hands people voted",
    # -- other bodies --------------------------------------------------------------------------------
    "HEAD": "sub-committee subcommittee committee committees cttee board boards panel panels cabinet "
    "commission forum "
    "partnership party group groups executive council trust agency authority office assembly department "
    "inspectorate association federation union scrutiny team company society directorate inquiry tribunal "
    "spc "
    "ombudsman auditor tii ida epa nta opw lcdc ppn lep ccg icb cosla nilga wlga nalc slcc cqc ofsted hse "
    "network "
    "alliance conference chamber body government minister ministers state",
    "SENT": "refer referred referring remit remitted forward forwarded pass passed submit submitted send "
    "sent report "
    "reported reporting escalate escalated raise raised take taken bring brought present presented make "
    "made put "
    "place placed go going gone carry carried convey conveyed commend redirect redirected referral notify",
    "EXAMINED": "considered reviewed scrutinised examined discussed seen investigated monitored debated "
    "heard received "
    "determined considering reviewing scrutinising examining looking look consider review taken looked "
    "picked",
    # -- time -----------------------------------------------------------------------------------------
    "MONTH": "january february march april may june july august september october november december",
    "DAY": "monday tuesday wednesday thursday friday saturday sunday",
    # -- Welsh: words that English minutes do not hold ----------------------------------------------------
    "ONLY_WELSH": "y yr yn ac ar bod wedi gan eu ei oedd roedd mae nid ddim gyda hyn hynny hwn i'r o'r a'r "
    "y'r yw bydd byddai fod dan cyfarfod pwyllgor cyngor penderfynwyd aelodau aelod cynghorydd cynghorwyr "
    "adroddiad cofnodion ymddiheuriadau datganiadau buddiant eitem cadeirydd gwasanaethau gwasanaeth "
    "swyddog ystyried cymeradwyo nodi derbyn argymhellion argymell ynghylch ynglŷn drwy wrth sydd sy ein "
    "eich lle ond hefyd dau tri rhwng heb na nhw ef gael cael gwneud mewn rhoi cytunwyd nodwyd",
    # -- signs ----------------------------------------------------------------------------------------
    "STOP": ".",
    "OPEN": "(",
    "CLOSE": ")",
    "QMARK": "?",
    "PIPE": "|",
    "DASH": "-",
    "AMP": "&",
}
LISTS: dict[str, frozenset[str]] = {name: frozenset(words.split()) for name, words in _WORDS.items()}
LISTS["DECIDING"] = (
    LISTS["AGREED"] | LISTS["DISPOSED"] | LISTS["NOTED"] | frozenset(["asked", "referred", "requested"])
)
LISTS["THAT"] = LISTS["SAID"] | frozenset(["that"])
# What cannot stand inside the noun phrase that is somebody's name or office.
LISTS["NOT_NAME"] = (
    LISTS["BE"]
    | LISTS["HAVE"]
    | LISTS["WILL"]
    | LISTS["MAY"]
    | (LISTS["SUBORDINATE"] - {"as"})
    | (LISTS["PRONOUN"])
    | LISTS["ASKED"]
    | LISTS["REPLIED"]
    | LISTS["SAID"]
    | LISTS["VIEWED"]
    | LISTS["AGREED"]
    | (LISTS["ADVERB"] - terms("all both each in principle con first next later still further"))
    | (LISTS["REQUESTED"] - {"called"})
    | LISTS["PRESENTED"]
    | (LISTS["DISPOSED"] - {"elected", "appointed", "co-opted"})
    | frozenset(
        [".", ";", ":", "-", '"', "?", "!", "|", "to", "from", "into", "during", "not", "there", "here"]
    )
)

PHRASES = {
    "adv": r"(?:ADVERB|ly)*",
    "start": r"(?:^|(?<=BREAK))",
    # A noun phrase that can name a person, an office or a body; commas only before an apposition.
    "begins": r"(?:^|(?<=BREAK)(?<!and)|(?<=and)(?=(?:DET|PRONOUN|TITLE|MEMBERS|officers|Upper&!DECIDING)))",
    "np": r"!NOT_NAME&!,{1,14}(?:,(?=(?:Cap|Init|and|the|of|for|on|as|TITLE|"
    r"seconded))!NOT_NAME&!,{1,12}){0,3}",
    "shortnp": r"!NOT_NAME&!,{1,12}",
    "name": r"(?:the|an)?(?:Cap&!NOT_NAME|Init)"
    r"(?:OPEN(?:Init|Cap){1,3}CLOSE|Cap&!NOT_NAME&!vote|Init|Upper&!NOT_NAME|"
    r"DASH|'|/|AMP|"
    r"(?:of|for)the?(?=Cap)|de|van|von)*",
    "person": r"TITLE+(?:OPEN(?:Init|Cap)CLOSE|Cap&!NOT_NAME|Init|Upper|DASH|')*",
    "body": r"PC PC|(?!the?chief)(?:that|the|this|its)?(?:Cap&!NOT_NAME|and|of|for|AMP|the|,|on|in){0,9}"
    r"(?:BODY|MEMBERS)(?:(?:of|for)the?(?:Cap|and){1,6})?",
    "flat": r"(?!it|there|they|nothing)(?:!CLAUSE|Cap)",
    "officer": r"(?:Cap&!NOT_NAME|and|of|for){0,5}OFFICER(?:(?:of|for|,)?(?:Cap&!NOT_NAME|and|AMP){1,6})?",
    # An office named with its department behind a dash or a colon ("The Assistant Director - Finance").
    "post": r"the?(?:Cap&!NOT_NAME|and|of|for|AMP){0,5}OFFICER&Cap(?:DASH|:)(?:Cap&!NOT_NAME|and|AMP|,){1,6}|"
    r"the(?:Low&!NOT_NAME){0,2}(?:member|director|officer|head|manager)DASH(?:Low&!NOT_NAME|Cap&!NOT_NAME|and|AMP|,){1,6}"
    r"(?:OPENUpperCLOSE)?",
    "agent": r"(?!and|of|for)DET?(?:Cap&!NOT_NAME|Upper|Init|TITLE|OFFICER|MEMBER|MEMBERS|CHAIR|BODY|"
    r"PUBLIC&!parent|OPEN|CLOSE|of|for|and|"
    r"the|,(?=Cap|and|the)|AMP|/|DET(?=Cap|OFFICER|MEMBERS)){1,12}",
    "onebody": r"(?!the?chief)(?:that|the|this|its)?(?:Cap&!NOT_NAME|and|of|for|AMP|the|,|on|in){0,9}BODY",
    "owner": r"(?:the|a|an|that)?(?:relevant|appropriate|respective|interim|senior)?"
    r"(?:Cap&!NOT_NAME&!DET|Upper&!NOT_NAME&!DECIDING|task)(?:Cap&!NOT_NAME|"
    "Upper|Init|Digits|of|for|and|"
    r"the|in consultation with|"
    r"with(?=the|Cap)|AMP|,(?=Cap|and|the)|/|OPEN|CLOSE|DASH|group|finish){0,14}?",
    "own": r"pc|PC PC",
    "number": r"(?:NUMBER|Digits)",
}
