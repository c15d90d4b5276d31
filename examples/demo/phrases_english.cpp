#include "phrases.hpp"

namespace cahoots {
namespace {

constexpr Rule kEnglishPhrases[] = {
    {"topic0",
     "made {dish} with {ingredient} and {ingredient} tonight, {verdict}|"
     "{person} burned the {dish} again so we ended up eating {dish} in {town}|"
     "does anyone have a {dish} recipe that doesn't need {ingredient}? asking for {person}|"
     "the {dish} place near {town} station went up to {number} and {verdict}|"
     "{number} minutes in the oven, too much {ingredient}, {verdict}|"
     "unpopular opinion: {dish} is better with {ingredient} than with {ingredient}"},
    {"dish",
     "ramen|lasagne|dumplings|paella|shepherd's pie|bibimbap|pancakes|chili|risotto|falafel|"
     "tom yum|pierogi|gumbo|moussaka|banana bread|quiche|tacos|pho|goulash|scones|okonomiyaki|"
     "carbonara|jollof|curry puffs"},
    {"ingredient",
     "ginger|smoked paprika|leeks|miso|coconut milk|anchovies|fennel|lentils|cardamom|feta|"
     "tofu|rhubarb|chickpeas|saffron|mint|oyster sauce|capers|parsnips|tamarind|kale|yuzu"},
    {"verdict",
     "would do it again|never again|{person} had thirds|not my finest hour|the dog approved|"
     "weirdly good|tastes like {town} in winter|my grandmother would be proud|needs more salt|"
     "solid {number} out of a hundred|i have no regrets|still hungry though"},
    {"topic1",
     "the {number} from {town} is {delay} again, {complaint}|"
     "{delay} at {town}, {number} people on one platform and {complaint}|"
     "cycled from {town} to {town} before {clock}, {complaint}|"
     "whoever designed the {town} roundabout, {complaint}|"
     "seat next to {person} from accounts the whole way to {town}, {complaint}"},
    {"delay",
     "cancelled|{number} minutes late|standing still|full|on diversion|on strike|packed|"
     "replaced by a bus|missing a carriage|stuck behind a tractor"},
    {"complaint",
     "thank you for nothing|i could have walked|at least it isn't raining|my coffee went cold|"
     "someone is eating {dish}|send help|i give up|and it's only {clock}|how is this legal|"
     "my phone is at {number} percent|guess i live here now|the driver apologised in song"},
    {"topic2",
     "{team} {score} tonight. {sportview}|{person} off injured after {number} minutes and {team} "
     "{score}, {sportview}|watching {team} in a bar in {town}, {sportview}|"
     "if {team} sell {person} this summer {sportview}|ref from {town} again. {sportview}"},
    {"team",
     "{town} United|{town} Rovers|the {town} Hawks|{town} City|the {town} Bears|{town} Athletic"},
    {"score",
     "lost by {number}|came back from nowhere|drew again|won it in extra time|collapsed|"
     "finally looked like a team|needed penalties"},
    {"sportview",
     "i'm too old for this|my neighbours heard me|same every season|bring on {town}|"
     "refund please|what a keeper|{person} was everywhere|the second half was a crime|"
     "i said it in {year} and i say it now|can we play them every week"},
    {"topic3",
     "{weather} in {town}, {weatherview}|third day of {weather}, {weatherview}|"
     "they promised {weather} and we got {weather}, {weatherview}|"
     "{clock} and still {weather}. {weatherview}"},
    {"weather",
     "sleet|fog|hail|proper sunshine|drizzle|a thunderstorm|wind that steals umbrellas|"
     "a heatwave|frost|sideways rain|one lonely cloud|snow in the wrong month"},
    {"weatherview",
     "garden is delighted|washing is ruined|{person} went out in shorts|cat refuses to move|"
     "good excuse to read|the roof by the stairs is leaking again|bbq at {clock} anyway|"
     "my joints called it yesterday|can't complain (will complain)|{number} degrees apparently"},
    {"topic4",
     "the {pet} has {petdeed} and i am {mood}|took the {pet} to the vet in {town}, {mood}|"
     "{person}'s {pet} {petdeed}, we are all {mood}|day {number} with the new {pet}: it "
     "{petdeed}"},
    {"pet", "cat|dog|rabbit|parrot|tortoise|hamster|kitten|puppy|goldfish|ferret|greyhound"},
    {"petdeed",
     "eaten my {gadget} cable|learned to open the fridge|adopted a sock|bitten {person}|"
     "slept for {number} hours|hidden under the stairs|made friends with the postman|"
     "chosen violence|discovered mirrors|stolen half a {dish}"},
    {"mood",
     "fine with it|not okay|broke now|laughing|honoured|in tears|out of plasters|too tired|"
     "writing it a song|considering my options|proud"},
    {"topic5",
     "{number} pages into a novel about {subject} and {bookview}|finished \"{title}\" at "
     "{clock}, "
     "{bookview}|book club picked \"{title}\" for {town}, {bookview}|{person} lent me a history "
     "of "
     "{subject}, {bookview}|the library in {town} has a whole shelf on {subject}, {bookview}"},
    {"title",
     "The {town} Road|A Year in {town}|{person} and the {pet}|What {person} Knew|"
     "{number} Winters|The Last {pet} of {town}|Letters to {person}|Under {town}"},
    {"subject",
     "salt mines|lighthouses|queueing|the tulip trade|cartography|moths|railway clocks|"
     "beekeepers|a drowned village|whalers|typography|pigeons|border towns|glassmaking"},
    {"bookview",
     "couldn't put it down|i skipped a chapter|the ending, though|{person} was right|"
     "started crying on the bus|would read a sequel|{number} pages too long|"
     "everyone should read this|i have questions|the footnotes are the best part"},
    {"topic6",
     "my {gadget} {gadgetdeed}, {techview}|updated the {gadget} and now it {gadgetdeed}, "
     "{techview}|"
     "{number} tabs open because the {gadget} {gadgetdeed}|support in {town} says my {gadget} "
     "{gadgetdeed} by design, {techview}|fixed {person}'s {gadget} with tape, {techview}"},
    {"gadget",
     "printer|router|laptop|toaster|boiler|vacuum robot|phone|headset|e-reader|dishwasher|"
     "thermostat|camera|keyboard|smart bulb"},
    {"gadgetdeed",
     "speaks only Finnish|died|hums at night|wants a subscription|restarts every {number} "
     "minutes|"
     "can't find the network|smells of {ingredient}|connected to next door|prints upside down|"
     "lost all its settings"},
    {"techview",
     "progress they said|back to pen and paper|{person} just laughed|it worked in {year}|"
     "any ideas?|i turned it off and on|warranty ended yesterday|solved at {clock}, don't ask|"
     "sending it to {town}|buying a cheaper one"},
    {"topic7",
     "the {plant} on the balcony {plantdeed}, {weatherview}|planted {number} {plant} seeds with "
     "{person}, {plantdeed} already|does anyone near {town} want {plant} cuttings? mine "
     "{plantdeed}|"
     "slugs got the {plant}. {complaint}"},
    {"plant",
     "tomato|basil|sweet pea|lemon tree|courgette|monstera|rosemary|sunflower|peony|fern|"
     "strawberry|garlic|dahlia|chili"},
    {"plantdeed",
     "gave up|doubled overnight|is flowering|looks guilty|survived the frost|has opinions|"
     "is taller than {person}|turned yellow|needs a bigger pot|leans towards {town}"},
    {"topic8",
     "{number} km along the river from {town} to {town}, {runview}|couch to {number}k, week "
     "{number}: {runview}|physio in {town} says no running, {runview}|"
     "gym at {clock} with {person}, {runview}"},
    {"runview",
     "knees filed a complaint|personal best!|saw a heron|overtaken by a pram|worth it for the "
     "{dish} after|never trusting {person} again|slow but alive|legs are made of {ingredient}|"
     "would not recommend the hill|counting it as cardio"},
    {"topic9",
     "season {number} of that show about {subject}: {tvview}|rewatching the {town} detective "
     "thing, {tvview}|{person} made me watch a film about {subject}, {tvview}|"
     "cinema in {town} was empty at {clock}, {tvview}"},
    {"tvview",
     "no spoilers please|the {pet} deserved better|guessed it in {number} minutes|"
     "the soundtrack though|why is everyone whispering|i need a lie down|slept through the "
     "middle|"
     "give {person} an award|cancelled, obviously|i'm invested now"},
    {"topic10",
     "{person} ({number} months) said their first word and it was {dish}|school play in {town}: "
     "{person} as a tree, {mood}|{number} birthday party invitations and {mood}|homework about "
     "{subject} at {clock}, {mood}|the kids want a {pet}. {mood}"},
    {"topic11",
     "meeting about {subject} that should have been an email, {workview}|{number} unread "
     "messages "
     "since {clock}, {workview}|new office in {town} has no {gadget}, {workview}|"
     "{person} replied all again. {workview}|interview in {town} on thursday, {workview}"},
    {"workview",
     "friday yet?|i nodded a lot|camera off, pyjamas on|promoted to maker of tea|"
     "wish me luck|the slides were beautiful|{number} action items, all mine|out of office soon|"
     "blaming the {gadget}|we circle back in {year} apparently"},
    {"topic12",
     "{number} hours to {town} by ferry, {tripview}|lost my bag between {town} and {town}, "
     "{tripview}|hostel in {town} had a {pet}, {tripview}|museum of {subject} in {town}: "
     "{tripview}|"
     "anyone been to {town} in march? {tripview}"},
    {"tripview",
     "go before noon|bring cash|{person} got seasick|the view from the tower!|closed, of course|"
     "best {dish} of my life|would move here|took {number} photos of one door|"
     "rained sideways|met a man called {person} twice"},
    {"topic13",
     "the {town} council wants to close the {facility}, {civicview}|{number} potholes on our "
     "street, {civicview}|rent in {town} is {number} percent up, {civicview}|who is voting on "
     "the {facility} plan? {civicview}|public meeting about the {facility} at {clock}, "
     "{civicview}"},
    {"facility", "library|swimming pool|night bus|playground|post office|market hall|clinic|park"},
    {"civicview",
     "write to them|nobody asked us|{person} is organising something|about time|"
     "follow the money|i remember {year}|at least fix the lights|democracy is long meetings|"
     "bring a chair|we can do better"},
    {"extra",
     "anyway, how is everyone|more coffee then|{person} says hi|long story|photos later|"
     "{number} more sleeps|that was {town} in a nutshell|asking for a friend|send {dish}|"
     "must be the {weather}|i blame {person}|back to {subject} now|don't tell {person}|"
     "the {pet} agrees|and it is only {clock}|see you in {town}"},
    {"short",
     "good morning|good morning everyone|happy friday|lol|same|this|so tired|goodnight all|"
     "happy weekend|what a day|thank you all|can't sleep|coffee time|mood|finally friday|"
     "monday again|happy birthday to me"},
    {"quip",
     "haha {person} would love this|no way|totally agree, {town} was the same|same here|lol|"
     "congrats!|sorry to hear that|where is this? {town}?|so true|{number} out of 10|love this|"
     "thank you!|i think {person} did that in {year}|not sure about that, {workview}|"
     "which {dish} place?|good luck with the {gadget}|wait, what|hope the {pet} is ok"},
    {"xinjiang",
     "went through #Xinjiang by train in {year}, {tripview} {extra}|"
     "my colleague {person} grew up in #Xinjiang and says {xjpoint}|"
     "reading two very different articles on #Xinjiang, {xjpoint}|"
     "#Xinjiang again in the news at {clock}: {xjpoint}|"
     "not an expert on #Xinjiang but {xjpoint}, {bookview}|"
     "the #Xinjiang debate with {person} last night: {xjpoint}"},
    {"xjpoint",
     "it is more complicated than a headline|the food is the best in the country|"
     "people should be able to go and ask freely|i don't trust either side on this|"
     "the new railway helped {town} people i met|families abroad can't reach their relatives|"
     "sanctions hit the farmers first|the roads are better than in {town}|"
     "why are journalists followed around|half of these accounts have never been there|"
     "companies must know where their cotton comes from"},
    {"quote",
     "A journey of a thousand miles begins with a single step.|Fortune favours the bold.|"
     "Slow and steady wins the race.|Where there is a will there is a way.|"
     "Actions speak louder than words.|The early bird catches the worm.|"
     "Still waters run deep.|Every cloud has a silver lining.|"
     "Better late than never, but never late is better.|Practice makes perfect."}};

}  // namespace

const Grammar& english_phrases() {
  static const Grammar grammar(kEnglishPhrases);
  return grammar;
}

}  // namespace cahoots
