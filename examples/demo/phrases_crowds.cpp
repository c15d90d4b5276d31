#include "phrases.hpp"

namespace cahoots {
namespace {

constexpr Rule kCrowdPhrases[] = {
    {"fan",
     "{fan_open} {fan_song} {fan_reason} {fan_close}|{fan_song} on repeat since {clock}, "
     "{fan_reason} {fan_close}|{fan_reason}, that's why {fan_song} {fan_close}|"
     "i played {fan_song} to {listener} and {fan_reason} {fan_close}|"
     "{fan_open} {fan_reason}, {number} plays of {fan_song} already {fan_close}|"
     "day {number} of telling {listener} about {fan_song}: {fan_reason}"},
    {"listener", "my mum|{person}|the whole bus|my {number} followers|my dentist|my boss|the cat"},
    {"fan_open",
     "ok but|screaming,|crying at work,|can we talk about how|somebody hold me,|finally home and|"
     "i knew it,|honestly|not me missing my stop because|everyone wake up,"},
    {"fan_song",
     "the bridge of Moonharbor|track {number}|the Moonharbor video|Aurelle's new single|"
     "the acoustic version|that key change|the live in {town} cut|Paper Lighthouse|Slow Tide"},
    {"fan_reason",
     "her voice cracks at the exact right second|nobody writes a chorus like that|"
     "the choreography by {person} is unreal|she sang it in {town} first|i cried {number} times|"
     "it sounds like rain in {town}|the strings come in and i'm gone|we waited since {year}|"
     "the lyrics are about her grandmother|my whole week is fixed|she deserves number one"},
    {"fan_close",
     "please go and listen|i'm so proud|album of the year|see you in {town}|no notes|"
     "tickets when|who else is awake|streaming until sunrise|give her every award|help"},
    {"fan_slogan",
     "STREAM MOONHARBOR {emphasis}|LET'S GET MOONHARBOR TO NUMBER ONE {emphasis}|"
     "AURELLE WORLD DOMINATION {emphasis}|KEEP STREAMING {emphasis}|WE LOVE YOU AURELLE "
     "{emphasis}"},
    {"emphasis", "NOW|TODAY|!!!|GUYS|TONIGHT|PLEASE|{number} MORE HOURS|FAMILY|everyone"},
    {"fan_zh",
     "{zh_listen}Aurelle的新歌，{zh_praise}|{zh_praise}，Moonharbor已经循环{number}遍|"
     "{zh_listen}Moonharbor现场版，{zh_praise}，求巡演来这里|等了{number}天，{zh_praise}"},
    {"zh_listen", "上班偷听|刚听完|半夜在听|推荐朋友听|又回去听|通勤路上听"},
    {"zh_praise",
     "副歌太好哭|编曲比上一张细|转音绝了|歌词写进心里|今年最喜欢的一首|嗓音状态很好|封面也好美"},
    {"idol",
     "Rehearsing {fan_song} in {town} today. I can't wait for you to hear it.|"
     "{town}, you were loud. {number} of you knew every word.|Writing at {clock} again. {person} "
     "made tea.|{number} days until Moonharbor. Sleep well.|New dates: {town} and {town}!|"
     "Someone left a drawing backstage in {town}. Thank you, I kept it.|"
     "{person} and I finished the strings for {fan_song}.|Photo by {person}, {town}, {clock}."},
    {"headline",
     "{outlet_actor} {outlet_act} {outlet_object} after {outlet_cause} in {town}|"
     "{town}: {outlet_actor} {outlet_act} {outlet_object}|"
     "{number} {casualty} in {town} as {outlet_cause} continues|"
     "{person} {surname} {elected} of {town} {institution} with {number} percent|"
     "{outlet_object} of {town} {institution} delayed by {number} weeks, {outlet_actor} says|"
     "Explainer: what {outlet_cause} means for {town} and its {institution}"},
    {"outlet_actor",
     "Court|Minister|Central bank|Union|Mayor of {town}|Police|Regulator|Scientists|Court of "
     "appeal|"
     "Farmers|Airline|Striking drivers|Opposition|Health agency"},
    {"outlet_act",
     "rejects|approves|delays|criticises|suspends|publishes|defends|halves|expands|investigates|"
     "withdraws|reviews"},
    {"outlet_object",
     "budget plan|flood defences|housing reform|merger|fishing quota|tunnel contract|night "
     "flights|"
     "vaccine order|tram line|data rules|grain subsidy|pension change|water tariff"},
    {"outlet_cause",
     "storm damage|warehouse fire|price rises|leaked report|power cut|vote recount|drought|"
     "rail dispute|bank failure|school closures|landslide|port congestion"},
    {"casualty", "people rescued|homes evacuated|flights cancelled|workers laid off|roads closed"},
    {"surname", "Haldersen|Venalta|Lindquist|Okonkwo-Ley|Salazar-By|Wexford|Nakimoto|Ortega-Mann"},
    {"elected", "elected head|re-elected chair|confirmed as director|ousted as head"},
    {"institution", "assembly|port authority|university|hospital|chamber|transit board|museum"},
    {"agency",
     "Negotiators in {town} agree {outlet_object} framework after {number} hours of talks, "
     "sources "
     "tell Meridian Wire|{outlet_actor} {outlet_act} {outlet_object}, shares of {town} Holdings "
     "fall "
     "{number} percent - Meridian Wire|Meridian Wire: {outlet_cause} in {town} cuts grain "
     "exports "
     "by {number} percent, ministry says"},
    {"conference",
     "{conf_open} {talk} {conf_view}|{person} on {talk}: {conf_view}|great question about {talk} "
     "from {town}, {conf_view}|{conf_view} {talk} was the best of day {number}|coffee queue "
     "discussion on {talk}, {conf_view}|slides on {talk} by {person} are online, {conf_view}"},
    {"conf_open",
     "now in room {number}:|listening to|packed room for|chairing|presenting tomorrow:|"
     "just out of|my notes from"},
    {"talk",
     "district heating in {town}|low-carbon concrete|bus lanes and health|heat pumps in old "
     "flats|"
     "urban trees and {weatherword}|cargo bikes|cool roofs|storm drains|retrofitting schools|"
     "the {town} congestion charge|timber towers|river swimming"},
    {"weatherword", "drought|heat|storms|smog|frost"},
    {"conf_view",
     "so many ideas|the data from {town} convinced me|i disagree with slide {number}|"
     "who pays though|meet us at the {town} stand|copy this everywhere|{number} people standing|"
     "policy makers should hear this|excellent panel|the numbers don't add up yet"}};

}  // namespace

const Grammar& crowd_phrases() {
  static const Grammar grammar(kCrowdPhrases);
  return grammar;
}

}  // namespace cahoots
