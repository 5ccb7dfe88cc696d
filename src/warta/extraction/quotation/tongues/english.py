"""English: verbs of speaking, with the speaker on either side, and trades beside a name."""

SAYING = """
said says say told tells added adds explained explains stated states noted notes argued argues claimed claims
insisted insists wrote writes tweeted posted recalled recalls replied replies answered asked asks warned warns
declared declares announced announces admitted admits acknowledged acknowledges concluded concludes continued
continues emphasized emphasised stressed stresses remarked remarks observed observes commented comments joked jokes
quipped quips shouted whispered cried testified confirmed confirms denied denies called calls described describes
disagreed agreed agrees objected protested vowed vows pledged pledges urged urges complained complains reiterated
responded responds retorted exclaimed boasted lamented laments mused muses cautioned cautions predicted predicts
suggested suggests put puts laughed laughs sighed sighs jested teased countered counters
conceded concedes contended maintained maintains asserted alleged alleges opined reflected reflects
reminisced yelled screamed muttered murmured mumbled grumbled
snapped interjected chimed enthused marvelled marveled promised promises fumed thundered scoffed begged
pleaded whispers shouts murmurs mutters exclaims retorts grumbles yells boasts testifies protests objects"""

TRADES = """
collector
commander plasterer harbourmaster lifeboatman coxswain astrophysicist undersheriff bandleader goalscorer substitute
debutant commodore mum dad grandson granddaughter bricklayer electrician joiner roofer groundsman groundswoman boss
librarian organist vicar curate glaciologist oceanographer seismologist volcanologist astronomer chemist
mathematician statistician biochemist neuroscientist botanist zoologist ornithologist entomologist paleontologist
palaeontologist linguist philosopher theologian curator archivist barrister solicitor magistrate coroner constable
detective trooper bailiff clerk cashier waiter waitress barista bartender baker butcher cook porter senior fellow
graduate miner barber deacon grocer plumber grocer florist jeweller jeweler tailor seamstress carpenter plumber
electrician welder bricklayer roofer joiner gardener landscaper beekeeper shepherd rancher fisherman fisherwoman
lobsterman skipper sailor navigator shopkeeper landlord landlady tenant homeowner householder commuter motorist
cyclist trucker cabbie pensioner retiree widow widower bystander onlooker eyewitness councilor alderman selectman
provost chancellor registrar headteacher headmaster headmistress tutor governor-elect midwife radiologist oncologist
cardiologist neurologist psychiatrist dentist pharmacist optometrist chiropractor dermatologist gynecologist
obstetrician paediatrician anesthesiologist caretaker carer choirmaster soprano tenor baritone violinist cellist
pianist guitarist drummer vocalist bassist songwriter rapper comedian broadcaster presenter anchor producer
screenwriter cinematographer animator illustrator cartoonist sculptor potter ceramicist goldsmith co-author coauthor
co-director sportswriter pundit commentator captain winger flanker prop hooker fullback halfback linebacker pitcher
catcher outfielder shortstop goaltender defenseman jockey trainer sprinter swimmer rower gymnast skater skier boxer
wrestler champion medallist medalist runner-up trustee treasurer whistleblower lobbyist campaigner organiser
organizer spokeswoman negotiator mediator ombudsman regulator inspector forecaster modeller actuary accountant
banker broker trader fund-manager economist strategist supervisor cllr mp mps msp td mla mep coxswain convener
convenor chairperson vice-chair co-chair vice-chairman constable trooper detective bailiff coroner magistrate
councilmember assemblyman assemblywoman congressmember longshoreman fisherman fishmonger beekeeper grower dairyman
stockman crofter joiner plumber electrician welder miner watchman lifeguard postman postwoman signalman cleaner
barista bartender publican landlord landlady tenant shopkeeper stallholder grocer florist hairdresser barber
mechanic apprentice intern trainee docent postdoc fellow undergraduate graduate alumnus freshman senior pupil
caregiver nanny parishioner deacon chaplain imam reverend monk nun rescuer rider climber hiker camper angler runner
swimmer dancer smoker gamer streamer youtuber vlogger podcaster programmer coder breeder handler stallholder helper
volunteer mourner worshipper shopper commuter rambler realtor surveyor valuer contractor builder developer planner
conservationist environmentalist naturalist birdwatcher vet veterinarian"""

# These are surnames as well: an office only before a first and a last name.
SURNAMES = """
plumber warden canon
baker butcher cook porter senior fellow graduate miner barber deacon grocer plumber carpenter shepherd constable
gardener potter clerk tailor provost chancellor page sexton boxer skipper boulanger neto guardia padre cura abad"""
