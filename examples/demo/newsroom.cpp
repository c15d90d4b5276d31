#include "newsroom.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "calendar.hpp"
#include "crowds.hpp"
#include "everyday.hpp"
#include "phrases.hpp"

namespace cahoots {
namespace {

struct Outlet {
  std::string_view name;
  std::string_view handle;
  std::string_view site;
  std::int64_t every_min;
};

/// Sites end in .example (RFC 2606): no such site can exist.
constexpr std::array<Outlet, kOutlets> kSites = {{
    {"Harbour Ledger", "harbourledgerwire", "www.harbourledger.example", 180},
    {"The Kaldovar Post", "kaldovarpostnow", "kaldovarpost.example", 240},
    {"Eastbank Business Daily", "eastbankbizdaily", "news.eastbankdaily.example", 120},
    {"Riverline Tribune", "riverlinetribhead", "riverlinetribune.example", 360},
    {"Northfen Radio News", "northfenradionews", "northfenradio.example", 300},
    {"Pacific Courier", "pacificcourierx", "www.pacificcourier.example", 240},
    {"Transit and Ports Bulletin", "transitportsbot", "transitports.example", 480},
}};

std::string slug(std::string_view headline) {
  std::string path;
  for (const char byte : headline) {
    const bool upper = byte >= 'A' && byte <= 'Z';
    const bool kept = upper || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
    if (kept) {
      path += upper ? static_cast<char>(byte - 'A' + 'a') : byte;
    } else if (!path.empty() && path.back() != '-') {
      path += '-';
    }
  }
  return path.substr(0, 48);
}

std::string article_url(Draw& draw, std::string_view headline, std::size_t outlet) {
  return "https://" + std::string(kSites[outlet % kOutlets].site) + "/2024/" + slug(headline) +
         "-" + std::to_string(draw.between(100000, 999999));
}

Message bulletin(const Scenario& scenario, Draw& draw, std::size_t bot, std::int64_t time_s,
                 const Article& article) {
  Message post = message_of(scenario, bot, time_s, article.headline + " " + kLinkMark);
  post.links = {article.url + "?utm_source=x&utm_medium=social"};
  post.likes = draw.skewed(4);
  return post;
}

std::size_t add_bot(Casting& casting, std::size_t outlet, std::size_t edition) {
  Person bot;
  bot.platform = Platform::x;
  bot.group = Group::news_bot;
  bot.handle = outlet_handle(outlet) + (edition == 0 ? "" : std::to_string(edition));
  bot.name = outlet_name(outlet);
  bot.bio = "Automated headlines of " + outlet_name(outlet);
  bot.created_s =
      day_start_s(2011 + static_cast<int>(outlet), 3, 1 + static_cast<unsigned>(outlet));
  bot.followers = 2100 * (outlet + 1);
  bot.following = 4;
  bot.in_archive = outlet % 3 == 1;
  return casting.person_as(std::move(bot));
}

/// Two outlets carry every report of the agency, the others one now and then.
void add_agency_reports(Scenario& scenario, Draw& draw, const std::vector<std::size_t>& bots) {
  for (int report = 0; report < 8; ++report) {
    const std::int64_t day = draw.between(0, kCaseDays - 2);
    const std::int64_t time_s =
        case_start_s() + day * kDay_s + draw.between(10, 38) * 30 * kMinute_s;
    Article article = write_article(draw, 1);
    article.headline = crowd_phrases().write(draw, "agency");
    article.url = article_url(draw, article.headline, 1);
    scenario.add(bulletin(scenario, draw, bots[1], time_s + draw.between(0, 2), article));
    for (std::size_t outlet = 2; outlet < kOutlets; ++outlet) {
      if (outlet != 5 && !draw.chance(0.15)) {
        continue;
      }
      const std::int64_t lag_s = draw.between(1, 18) * 30 * kMinute_s;
      const std::int64_t later_s = time_s + lag_s + draw.between(0, 2);
      scenario.add(
          bulletin(scenario, draw, bots[outlet], later_s, carried_by(draw, article, outlet)));
    }
  }
}

}  // namespace

Article write_article(Draw& draw, std::size_t outlet) {
  Article article;
  article.headline = crowd_phrases().write(draw, "headline");
  article.url = article_url(draw, article.headline, outlet);
  article.outlet_handle = outlet_handle(outlet);
  return article;
}

Article carried_by(Draw& draw, const Article& article, std::size_t outlet) {
  return {article.headline, article_url(draw, article.headline, outlet), outlet_handle(outlet)};
}

std::string outlet_name(std::size_t outlet) {
  return std::string(kSites[outlet % kOutlets].name);
}

std::string outlet_handle(std::size_t outlet) {
  return std::string(kSites[outlet % kOutlets].handle);
}

void add_news_bots(Scenario& scenario, Casting& casting, const Draw& seed, double scale) {
  Draw draw = seed.fork("news bots");
  std::vector<std::size_t> bots;
  for (std::size_t number = 0; number < scaled(kOutlets, scale, kOutlets); ++number) {
    const std::size_t outlet = number % kOutlets;
    const std::size_t bot = add_bot(casting, outlet, number / kOutlets);
    bots.push_back(bot);
    const std::int64_t every_s = kSites[outlet].every_min * kMinute_s;
    for (std::int64_t at_s = draw.between(0, 3) * 15 * kMinute_s; at_s < kCaseDays * kDay_s;
         at_s += every_s) {
      if (draw.chance(0.93)) {
        const std::int64_t time_s = case_start_s() + at_s + draw.between(0, 2);
        scenario.add(bulletin(scenario, draw, bot, time_s, write_article(draw, outlet)));
      }
    }
  }
  add_agency_reports(scenario, draw, bots);
}

}  // namespace cahoots
