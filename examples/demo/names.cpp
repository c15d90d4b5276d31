#include "names.hpp"

#include <array>
#include <string_view>

#include "base/ascii.hpp"

namespace cahoots {
namespace {

using namespace std::string_view_literals;

constexpr std::array kTownStarts = {
    "Tar"sv,  "Esk"sv,  "Mol"sv,  "Wend"sv, "Harl"sv, "Brin"sv, "Oster"sv, "Kald"sv, "Fen"sv,
    "Quor"sv, "Lang"sv, "Stav"sv, "Dun"sv,  "Ivel"sv, "Pell"sv, "Ruth"sv,  "Sorn"sv, "Thel"sv,
    "Ul"sv,   "Vark"sv, "Yar"sv,  "Corm"sv, "Gal"sv,  "Nim"sv,  "Bexl"sv,  "Ard"sv,  "Zel"sv};
constexpr std::array kTownEnds = {
    "rowby"sv,   "moor"sv, "ington"sv, "ersey"sv, "hollow"sv, "stead"sv, "ovar"sv,  "una"sv,
    "bridge"sv,  "mere"sv, "ford"sv,   "ora"sv,   "wick"sv,   "haven"sv, "ingen"sv, "dale"sv,
    "minster"sv, "asca"sv, "port"sv,   "etta"sv,  "fjord"sv,  "combe"sv, "aro"sv,   "holm"sv};
constexpr std::array kGivenStarts = {"Vel"sv, "Mar"sv, "Jo"sv,  "Tam"sv, "Ser"sv, "Kal"sv, "Ine"sv,
                                     "Ro"sv,  "Dav"sv, "Bri"sv, "Os"sv,  "Lu"sv,  "Fen"sv, "Han"sv,
                                     "Is"sv,  "Pet"sv, "Nor"sv, "Yas"sv, "Cor"sv, "El"sv,  "Mi"sv,
                                     "Ga"sv,  "Ad"sv,  "Za"sv,  "Thi"sv, "Wil"sv, "Sa"sv,  "Al"sv};
constexpr std::array kGivenEnds = {"ina"sv,   "cus"sv,  "nah"sv,  "ara"sv,  "ren"sv, "eb"sv,
                                   "sa"sv,    "wan"sv,  "id"sv,   "anna"sv, "car"sv, "ca"sv,
                                   "rik"sv,   "ne"sv,   "mael"sv, "ra"sv,   "man"sv, "min"sv,
                                   "delia"sv, "lo"sv,   "bert"sv, "rian"sv, "hir"sv, "vier"sv,
                                   "mas"sv,   "lene"sv, "bel"sv,  "ton"sv};
constexpr std::array kFamilyStarts = {"Hald"sv, "Brock"sv, "Ven"sv, "Stor"sv, "Mack"sv, "Ash"sv,
                                      "Per"sv,  "Gold"sv,  "Kir"sv, "Lind"sv, "Ort"sv,  "Sal"sv,
                                      "Tur"sv,  "Wex"sv,   "Dre"sv, "Fal"sv,  "Nak"sv,  "Okon"sv};
constexpr std::array kFamilyEnds = {
    "ersen"sv, "hurst"sv, "tura"sv, "ley"sv,  "enzie"sv, "combe"sv, "alta"sv,  "mann"sv, "by"sv,
    "quist"sv, "ega"sv,   "azar"sv, "nell"sv, "ford"sv,  "sler"sv,  "coner"sv, "kwo"sv,  "imoto"sv};
constexpr std::array kChineseFamilies = {
    "陈"sv, "林"sv, "黄"sv, "张"sv, "李"sv, "王"sv, "吴"sv, "刘"sv, "蔡"sv, "杨"sv, "许"sv,
    "郑"sv, "谢"sv, "郭"sv, "洪"sv, "曾"sv, "邱"sv, "廖"sv, "赖"sv, "周"sv, "叶"sv, "苏"sv};
constexpr std::array kChineseGiven = {
    "晓"sv, "雨"sv, "宁"sv, "川"sv, "沐"sv, "棠"sv, "舟"sv, "岚"sv, "澄"sv, "野"sv, "栀"sv,
    "远"sv, "禾"sv, "青"sv, "竹"sv, "星"sv, "然"sv, "予"sv, "安"sv, "珂"sv, "柏"sv, "溪"sv};

template <typename Starts, typename Ends>
std::string joined(Draw& draw, const Starts& starts, const Ends& ends) {
  const std::string_view start = draw.pick(starts);
  return std::string(start) + std::string(draw.pick(ends));
}

}  // namespace

std::string town_name(Draw& draw) {
  return joined(draw, kTownStarts, kTownEnds);
}
std::string given_name(Draw& draw) {
  return joined(draw, kGivenStarts, kGivenEnds);
}
std::string family_name(Draw& draw) {
  return joined(draw, kFamilyStarts, kFamilyEnds);
}

std::string chinese_name(Draw& draw) {
  std::string name(draw.pick(kChineseFamilies));
  name += draw.pick(kChineseGiven);
  if (draw.chance(0.7)) {
    name += draw.pick(kChineseGiven);
  }
  return name;
}

std::string personal_handle(Draw& draw, const std::string& given, const std::string& family) {
  constexpr std::array kFillers = {"reads"sv, "cooks"sv, "outside"sv, "_irl"sv, "writes"sv,
                                   "hq"sv,    "xo"sv,    "bikes"sv,   "says"sv};
  const std::string number = std::to_string(draw.between(1, 999));
  switch (draw.below(5)) {
    case 0:
      return ascii_lower(given) + "_" + ascii_lower(family) + number;
    case 1:
      return ascii_lower(given + family) + number;
    case 2:
      return given + std::string(draw.pick(kFillers)) + number;
    case 3:
      return "the" + ascii_lower(family) + number;
    default:
      return given.substr(0, 1) + "_" + family + number;
  }
}

std::string default_handle(Draw& draw, const std::string& given) {
  return given + std::to_string(draw.between(10000000, 99999999));
}

std::string random_characters(Draw& draw, std::string_view alphabet, std::size_t count) {
  std::string text;
  for (std::size_t number = 0; number < count; ++number) {
    text += alphabet[draw.below(alphabet.size())];
  }
  return text;
}

std::string short_code(Draw& draw) {
  return random_characters(draw, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
                           10);
}

}  // namespace cahoots
